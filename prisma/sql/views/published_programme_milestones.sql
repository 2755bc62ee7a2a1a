CREATE VIEW published_programme_milestones AS
 SELECT m.id,
    m."programmeId",
    m.number,
    m."titleId",
    m."titleEn",
    m."dueOn",
    m.state,
    m."doneOn",
    m."droppedReason",
    m.revision,
    m."revisionReason",
    m."supersededAt",
    m."publishedAt"
   FROM programme_milestones m
     JOIN programmes p ON p.id = m."programmeId"
  WHERE m.status = 'PUBLISHED'::"EntryStatus" AND p."publishedAt" IS NOT NULL;
