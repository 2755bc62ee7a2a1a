CREATE VIEW published_city_files AS
 SELECT id,
    "fileName",
    "mediaType",
    sha256,
    size,
    content
   FROM city_files f
  WHERE (EXISTS ( SELECT 1
           FROM city_settings s
          WHERE s."logoId" = f.id)) OR (EXISTS ( SELECT 1
           FROM legal_documents l
          WHERE l."fileId" = f.id AND l."publishedAt" IS NOT NULL));
