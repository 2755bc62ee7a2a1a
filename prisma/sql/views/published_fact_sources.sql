CREATE VIEW published_fact_sources AS
 SELECT key,
    publisher,
    title,
    "publishedOn",
    url,
    "noteId",
    "noteEn"
   FROM fact_sources;
