CREATE VIEW published_scores AS
 SELECT s.id,
    s."roundId",
    s.target,
    s."sectionId",
    s."pillarId",
    s.value,
    s.source,
    s.revision,
    s."supersededAt",
        CASE
            WHEN s.shipped THEN source_published_at(s.source)
            ELSE s."publishedAt"
        END::timestamp(3) with time zone AS "publishedAt",
    s.shipped
   FROM scores s
     JOIN evaluation_rounds r ON r.id = s."roundId"
  WHERE s.origin = 'OFFICIAL'::"ScoreOrigin" AND s."publishedAt" IS NOT NULL AND r."publishedAt" IS NOT NULL;
