CREATE VIEW published_site_texts AS
 SELECT key,
    "textId",
    "textEn"
   FROM site_texts
  WHERE "publishedAt" IS NOT NULL;
