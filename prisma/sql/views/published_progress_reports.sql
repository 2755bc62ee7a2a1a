CREATE VIEW published_progress_reports AS
 SELECT r.id,
    r."programmeId",
    r.period,
    r."periodEnd",
    r."physicalPercent",
    r.done,
    r.obstacles,
    r."nextStep",
    r."evidenceUrl",
    r.revision,
    r."revisionReason",
    r."supersedesId",
    r."supersededAt",
    r."publishedAt",
    r.beneficiaries
   FROM progress_reports r
     JOIN programmes p ON p.id = r."programmeId"
  WHERE r.status = 'PUBLISHED'::"EntryStatus" AND p."publishedAt" IS NOT NULL;
