CREATE VIEW published_legal_documents AS
 SELECT id,
    type,
    number,
    year,
    title,
    "enactedOn",
    status,
    source,
        CASE
            WHEN shipped THEN source_published_at(source)
            ELSE "publishedAt"
        END::timestamp(3) with time zone AS "publishedAt",
    shipped
   FROM legal_documents
  WHERE "publishedAt" IS NOT NULL;
