CREATE VIEW published_kelurahan_names AS
 SELECT n.id,
    n."kelurahanId",
    n.name,
    slug_of(n.name) AS slug
   FROM kelurahan_names n
     JOIN kelurahan k ON k.id = n."kelurahanId"
  WHERE n.name <> k.name;
