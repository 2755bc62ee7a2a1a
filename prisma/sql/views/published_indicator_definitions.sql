CREATE VIEW published_indicator_definitions AS
 SELECT d.id,
    d."indicatorId",
    d.number,
    COALESCE(d."continuesNumber", d.number) AS series,
    d.unit,
    d."formulaId",
    d."validFrom",
    d.reason
   FROM indicator_definitions d
     JOIN indicators i ON i.id = d."indicatorId"
  WHERE i."publishedAt" IS NOT NULL;
