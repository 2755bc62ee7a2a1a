-- A report from before its round was published is news on the day of the round: readers of the feed would miss an older one.
CREATE OR REPLACE VIEW "published_recommendation_changes" AS
  SELECT c."id", c."id" AS "recommendationId", 'PUBLISHED' AS "kind", c."publishedAt" AS "at", NULL::date AS "dueBefore", NULL::date AS "dueAfter", NULL::"RecommendationStatus" AS "status", NULL::text AS "text"
    FROM "published_recommendations" c
  UNION ALL SELECT e."id", e."recommendationId", 'DUE', greatest(e."at", c."publishedAt"), e."dueBefore", e."dueAfter", NULL, NULL
    FROM "recommendation_events" e JOIN "published_recommendations" c ON c."id" = e."recommendationId" WHERE e."dueAfter" IS DISTINCT FROM e."dueBefore"
  UNION ALL SELECT p."id", p."recommendationId", 'REPORTED', greatest(p."publishedAt", c."publishedAt"), NULL, NULL, p."status", p."text"
    FROM "published_recommendation_reports" p JOIN "published_recommendations" c ON c."id" = p."recommendationId";
