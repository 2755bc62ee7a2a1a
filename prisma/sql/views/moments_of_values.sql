CREATE VIEW moments_of_values AS
 SELECT v.id,
    v."indicatorId" AS "aboutId",
    v."publishedAt" AS at
   FROM indicator_values v
     JOIN indicators i ON i.id = v."indicatorId"
  WHERE v.status = 'PUBLISHED'::"EntryStatus" AND NOT v.shipped AND i."publishedAt" IS NOT NULL;
