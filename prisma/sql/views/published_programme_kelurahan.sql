CREATE VIEW published_programme_kelurahan AS
 SELECT (s."programmeId" || '/'::text) || s."kelurahanId" AS id,
    s."programmeId",
    k.name,
    k.kecamatan,
    k.slug,
    s."kelurahanId"
   FROM programme_kelurahan s
     JOIN programmes p ON p.id = s."programmeId"
     JOIN published_kelurahan k ON k.id = s."kelurahanId"
  WHERE p."publishedAt" IS NOT NULL;
