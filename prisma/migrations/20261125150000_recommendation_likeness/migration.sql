-- The likest of earlier rounds are found by their words: asked of all earlier texts, a round of 200 among 5,000 took
-- minutes. The long signature keeps texts of a hundred letters apart.
CREATE INDEX "recommendations_text_idx" ON "recommendations" USING GIST ("text" gist_trgm_ops(siglen=256));

-- The link to a forerunner as a join and no longer as a question asked of each row: whoever asks for the successors of
-- one finds them by the index on "forerunnerId".
CREATE OR REPLACE VIEW "published_recommendations" AS SELECT c."id", c."roundId", c."order", c."pillarId", c."text", c."leadAgencyId", c."dueOn", c."source", c."publishedAt",
  c."originalDueOn", f."id" AS "forerunnerId",
  (SELECT p."status" FROM "recommendation_reports" p WHERE p."recommendationId" = c."id" AND p."publishedAt" IS NOT NULL
    ORDER BY p."createdAt" DESC, p."id" DESC LIMIT 1) AS "status", r."year", coalesce(r."stage", 0) AS "stage"
  FROM "recommendations" c JOIN "evaluation_rounds" r ON r."id" = c."roundId"
  LEFT JOIN ("recommendations" f JOIN "evaluation_rounds" q ON q."id" = f."roundId" AND q."publishedAt" IS NOT NULL)
    ON f."id" = c."forerunnerId" AND f."publishedAt" IS NOT NULL
  WHERE c."publishedAt" IS NOT NULL AND r."publishedAt" IS NOT NULL;
