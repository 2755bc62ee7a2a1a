CREATE VIEW published_kelurahan AS
 SELECT id,
    name,
    kecamatan
   FROM kelurahan;
