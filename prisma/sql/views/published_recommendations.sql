CREATE VIEW published_recommendations AS
 SELECT c.id,
    c."roundId",
    c."order",
    c."pillarId",
    c.text,
    c."leadAgencyId",
    c."dueOn",
    c.source,
        CASE
            WHEN c.shipped THEN source_published_at(c.source)
            ELSE c."publishedAt"
        END::timestamp(3) with time zone AS "publishedAt",
    c."originalDueOn",
    ( SELECT f.id
           FROM recommendations f
             JOIN evaluation_rounds q ON q.id = f."roundId"
          WHERE f.id = c."forerunnerId" AND f."publishedAt" IS NOT NULL AND q."publishedAt" IS NOT NULL) AS "forerunnerId",
    ( SELECT p.status
           FROM recommendation_reports p
          WHERE p."recommendationId" = c.id AND p."publishedAt" IS NOT NULL AND NOT p.shipped
          ORDER BY p."createdAt" DESC, p.id DESC
         LIMIT 1) AS status,
    r.year,
    COALESCE(r.stage, 0) AS stage,
    c.shipped
   FROM recommendations c
     JOIN evaluation_rounds r ON r.id = c."roundId"
  WHERE c."publishedAt" IS NOT NULL AND r."publishedAt" IS NOT NULL;
