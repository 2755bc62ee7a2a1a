CREATE VIEW published_recommendation_reports AS
 SELECT p.id,
    p."recommendationId",
        CASE
            WHEN p.shipped THEN NULL::"RecommendationStatus"
            ELSE p.status
        END AS status,
    p.text,
    p.source,
    p."createdAt",
        CASE
            WHEN p.shipped THEN source_published_at(p.source)
            ELSE p."publishedAt"
        END::timestamp(3) with time zone AS "publishedAt",
    p.shipped
   FROM recommendation_reports p
     JOIN recommendations c ON c.id = p."recommendationId"
     JOIN evaluation_rounds r ON r.id = c."roundId"
  WHERE p."publishedAt" IS NOT NULL AND c."publishedAt" IS NOT NULL AND r."publishedAt" IS NOT NULL;
