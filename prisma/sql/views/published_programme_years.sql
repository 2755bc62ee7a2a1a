CREATE VIEW published_programme_years AS
 SELECT y.id,
    y."programmeId",
    y.year,
    y.planned,
    y.running,
    y.note,
    y.source,
    y.revision,
    y."revisionReason",
    y."supersededAt",
    y."publishedAt"
   FROM programme_years y
     JOIN programmes p ON p.id = y."programmeId"
  WHERE y.status = 'PUBLISHED'::"EntryStatus" AND p."publishedAt" IS NOT NULL;
