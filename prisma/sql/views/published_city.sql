CREATE VIEW published_city AS
 SELECT id,
    name,
    "shortName",
    "logoId",
    "accentLight",
    "accentDark",
    address,
    "ppidName",
    "ppidEmail",
    "ppidPhone",
    "regionCode",
    "timeZone",
    "reportRhythm",
    "reportDueDay",
    bands,
    languages,
    version
   FROM city_settings;
