CREATE VIEW published_other_city_indices AS
 SELECT o.id,
    o.city,
    o."roundId",
    r.slug AS round,
    r.year,
    r.stage,
    o.value,
    o.source,
    o."publishedAt"
   FROM other_city_indices o
     JOIN published_rounds r ON r.id = o."roundId"
  WHERE o.status = 'PUBLISHED'::"EntryStatus" AND o."withdrawnAt" IS NULL;
