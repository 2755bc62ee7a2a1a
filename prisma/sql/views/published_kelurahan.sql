CREATE VIEW published_kelurahan AS
 SELECT id,
    name,
    kecamatan,
    code,
    "closedOn"
   FROM kelurahan;
