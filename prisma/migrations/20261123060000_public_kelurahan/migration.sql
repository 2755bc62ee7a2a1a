-- A resident who asks says from which kelurahan; the names are everybody's.
CREATE VIEW "published_kelurahan" AS SELECT "id", "name", "kecamatan" FROM "kelurahan";
