CREATE VIEW moments_of_reports AS
 SELECT p.id,
    p."recommendationId" AS "aboutId",
    p."publishedAt" AS at
   FROM recommendation_reports p
     JOIN recommendations c ON c.id = p."recommendationId"
     JOIN evaluation_rounds r ON r.id = c."roundId"
  WHERE NOT p.shipped AND p."publishedAt" IS NOT NULL AND c."publishedAt" IS NOT NULL AND r."publishedAt" IS NOT NULL;
