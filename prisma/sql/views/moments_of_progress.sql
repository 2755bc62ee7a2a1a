CREATE VIEW moments_of_progress AS
 SELECT r.id,
    r."programmeId" AS "aboutId",
    r."publishedAt" AS at
   FROM progress_reports r
     JOIN programmes p ON p.id = r."programmeId"
  WHERE r.status = 'PUBLISHED'::"EntryStatus" AND p."publishedAt" IS NOT NULL;
