-- What a page asks of a table that ten years fill is found by an index (tests/integration/site/plans.test.ts).

CREATE INDEX "recommendations_pillarId_idx" ON "recommendations"("pillarId");
CREATE INDEX "indicator_values_definitionId_idx" ON "indicator_values"("definitionId");
CREATE INDEX "indicator_values_current_period" ON "indicator_values"("periodEnd")
  WHERE "status" = 'PUBLISHED' AND "supersededAt" IS NULL AND "kelurahanId" IS NULL;
CREATE INDEX "indicator_values_published" ON "indicator_values"("publishedAt") WHERE "status" = 'PUBLISHED' AND NOT "shipped";
CREATE INDEX "progress_reports_published" ON "progress_reports"("publishedAt") WHERE "status" = 'PUBLISHED';
CREATE INDEX "recommendation_reports_published" ON "recommendation_reports"("publishedAt") WHERE NOT "shipped";
CREATE INDEX "public_questions_waiting" ON "public_questions"("status") WHERE "publishedAt" IS NULL;

-- Evidence of a recommendation's actions apart from all other: by one of the two indexes each, where a COALESCE of both has none.
CREATE OR REPLACE VIEW published_evidence AS
 SELECT e.id,
    e.title,
    e."fileName",
    e.url,
    f."mediaType",
    f.size,
    f.sha256,
    f."storageKey",
    e."progressReportId",
    e."indicatorValueId",
    e."recommendationId",
    e."addedAt",
    e."checkedAt",
    e."programmeYearId",
    e."programmeMilestoneId",
    e."programmeFundingId"
   FROM evidence e
     LEFT JOIN evidence_files f ON f.id = e."fileId"
  WHERE e."followUpActionId" IS NULL AND e."informationClass" = 'PERIODIC'::"InformationClass" AND e."checkedAt" IS NOT NULL AND e."removedAt" IS NULL AND ((EXISTS ( SELECT 1
           FROM published_progress_reports p
          WHERE p.id = e."progressReportId")) OR (EXISTS ( SELECT 1
           FROM published_indicator_values v
          WHERE v.id = e."indicatorValueId" AND NOT v.hidden)) OR (EXISTS ( SELECT 1
           FROM published_programme_years y
          WHERE y.id = e."programmeYearId")) OR (EXISTS ( SELECT 1
           FROM published_programme_milestones m
          WHERE m.id = e."programmeMilestoneId")) OR (EXISTS ( SELECT 1
           FROM published_programme_funding d
          WHERE d.id = e."programmeFundingId")) OR (EXISTS ( SELECT 1
           FROM published_recommendations c
          WHERE c.id = e."recommendationId")))
UNION ALL
 SELECT e.id,
    e.title,
    e."fileName",
    e.url,
    f."mediaType",
    f.size,
    f.sha256,
    f."storageKey",
    e."progressReportId",
    e."indicatorValueId",
    a."recommendationId",
    e."addedAt",
    e."checkedAt",
    e."programmeYearId",
    e."programmeMilestoneId",
    e."programmeFundingId"
   FROM evidence e
     LEFT JOIN evidence_files f ON f.id = e."fileId"
     JOIN follow_up_actions a ON a.id = e."followUpActionId"
  WHERE e."informationClass" = 'PERIODIC'::"InformationClass" AND e."checkedAt" IS NOT NULL AND e."removedAt" IS NULL
    AND EXISTS (SELECT 1 FROM published_recommendations c WHERE c.id = a."recommendationId");

-- When anything was published last. As the views have it, but from their tables: a day that a view computes has no index.
CREATE VIEW published_last AS
 SELECT 1 AS id,
    GREATEST(
      (SELECT r."publishedAt" FROM progress_reports r JOIN programmes p ON p.id = r."programmeId"
        WHERE r.status = 'PUBLISHED' AND r."publishedAt" IS NOT NULL AND p."publishedAt" IS NOT NULL
        ORDER BY r."publishedAt" DESC LIMIT 1),
      (SELECT v."publishedAt" FROM indicator_values v JOIN indicators i ON i.id = v."indicatorId"
        WHERE v.status = 'PUBLISHED' AND NOT v.shipped AND v."publishedAt" IS NOT NULL AND i."publishedAt" IS NOT NULL
        ORDER BY v."publishedAt" DESC LIMIT 1),
      (SELECT t."publishedAt" FROM recommendation_reports t
         JOIN recommendations c ON c.id = t."recommendationId" JOIN evaluation_rounds e ON e.id = c."roundId"
        WHERE NOT t.shipped AND t."publishedAt" IS NOT NULL AND c."publishedAt" IS NOT NULL AND e."publishedAt" IS NOT NULL
        ORDER BY t."publishedAt" DESC LIMIT 1),
      (SELECT max(s."publishedAt") FROM published_scores s WHERE NOT s.shipped),
      (SELECT max(e."publishedAt") FROM published_rounds e WHERE NOT e.shipped),
      (SELECT max(p."publishedAt") FROM published_programmes p WHERE NOT p.shipped),
      (SELECT max(i."publishedAt") FROM published_indicators i WHERE NOT i.shipped))::timestamp(3) with time zone AS at;
