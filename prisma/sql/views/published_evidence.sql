CREATE VIEW published_evidence AS
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
  WHERE e."informationClass" = 'PERIODIC'::"InformationClass" AND e."checkedAt" IS NOT NULL AND e."removedAt" IS NULL AND (EXISTS ( SELECT 1
           FROM published_recommendations c
          WHERE c.id = a."recommendationId"));
