-- With how many decimals a city shows the scores that are computed here; three until it says otherwise, as before.
ALTER TABLE "city_settings" ADD COLUMN "scoreDecimals" INTEGER NOT NULL DEFAULT 3 CHECK ("scoreDecimals" IN (2, 3));
CREATE OR REPLACE VIEW published_city AS
 SELECT id, name, "shortName", "logoId", "accentLight", "accentDark", address, "ppidName", "ppidEmail", "ppidPhone",
    "regionCode", "timeZone", "reportRhythm", "reportDueDay", bands, languages, version, "answerDays", "scoreDecimals"
   FROM city_settings;
