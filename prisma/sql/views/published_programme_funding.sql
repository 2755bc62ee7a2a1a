CREATE VIEW published_programme_funding AS
 SELECT f.id,
    f."programmeId",
    f.year,
    f.fund,
    f.label,
    f.planned,
    f.spent,
    f.source,
    f.revision,
    f."revisionReason",
    f."supersededAt",
    f."publishedAt"
   FROM programme_funding f
     JOIN programmes p ON p.id = f."programmeId"
  WHERE f.status = 'PUBLISHED'::"EntryStatus" AND p."publishedAt" IS NOT NULL;
