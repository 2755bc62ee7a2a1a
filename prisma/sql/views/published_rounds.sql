CREATE VIEW published_rounds AS
 SELECT id,
    slug,
    year,
    stage,
    "instrumentId",
    phase,
    "heldOn",
    "letterNumber",
    "letterDate",
    note,
    "noteEn",
    source,
        CASE
            WHEN shipped THEN source_published_at(source)
            ELSE "publishedAt"
        END::timestamp(3) with time zone AS "publishedAt",
    shipped
   FROM evaluation_rounds
  WHERE "publishedAt" IS NOT NULL;
