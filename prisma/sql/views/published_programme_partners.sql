CREATE VIEW published_programme_partners AS
 SELECT s.id,
    s."programmeId",
    s."order",
    s.kind,
    s.name
   FROM programme_partners s
     JOIN programmes p ON p.id = s."programmeId"
  WHERE p."publishedAt" IS NOT NULL;
