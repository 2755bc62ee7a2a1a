CREATE VIEW published_legal_documents AS
 SELECT l.id,
    l.type,
    l.number,
    l.year,
    l.title,
    l."enactedOn",
    l.status,
    l.source,
        CASE
            WHEN l.shipped THEN source_published_at(l.source)
            ELSE l."publishedAt"
        END::timestamp(3) with time zone AS "publishedAt",
    l.shipped,
    l."fileId",
    f."fileName",
    f.size AS "fileSize"
   FROM legal_documents l
     LEFT JOIN city_files f ON f.id = l."fileId"
  WHERE l."publishedAt" IS NOT NULL;
