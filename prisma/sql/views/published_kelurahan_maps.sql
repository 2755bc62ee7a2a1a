CREATE VIEW published_kelurahan_maps AS
 SELECT id,
    source,
    "boundariesOn",
    width,
    height,
    shapes
   FROM kelurahan_maps;
