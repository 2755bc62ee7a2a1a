-- The public board is sorted, counted and paged in the database: each recommendation with the status of its newest
-- published report and the place of its round.
CREATE OR REPLACE VIEW "published_recommendations" AS SELECT c."id", c."roundId", c."order", c."pillarId", c."text", c."leadAgencyId", c."dueOn", c."source", c."publishedAt",
  c."originalDueOn", (SELECT f."id" FROM "recommendations" f JOIN "evaluation_rounds" q ON q."id" = f."roundId"
    WHERE f."id" = c."forerunnerId" AND f."publishedAt" IS NOT NULL AND q."publishedAt" IS NOT NULL) AS "forerunnerId",
  (SELECT p."status" FROM "recommendation_reports" p WHERE p."recommendationId" = c."id" AND p."publishedAt" IS NOT NULL
    ORDER BY p."createdAt" DESC, p."id" DESC LIMIT 1) AS "status", r."year", coalesce(r."stage", 0) AS "stage"
  FROM "recommendations" c JOIN "evaluation_rounds" r ON r."id" = c."roundId" WHERE c."publishedAt" IS NOT NULL AND r."publishedAt" IS NOT NULL;
