CREATE VIEW published_glossary_terms AS
 SELECT id,
    "termId",
    "termEn",
    "explanationId",
    "explanationEn"
   FROM glossary_terms
  WHERE "publishedAt" IS NOT NULL;
