CREATE VIEW published_kelurahan AS
 SELECT id,
    name,
    kecamatan,
    code,
    "closedOn",
        CASE
            WHEN count(*) OVER (PARTITION BY (slug_of(name))) > 1 THEN slug_of((name || ' '::text) || kecamatan)
            ELSE slug_of(name)
        END AS slug
   FROM kelurahan;
