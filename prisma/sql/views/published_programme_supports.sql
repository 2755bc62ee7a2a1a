CREATE VIEW published_programme_supports AS
 SELECT (s."programmeId" || '/'::text) || s."agencyId" AS id,
    s."programmeId",
    s."agencyId"
   FROM programme_supports s
     JOIN programmes p ON p.id = s."programmeId"
  WHERE p."publishedAt" IS NOT NULL;
