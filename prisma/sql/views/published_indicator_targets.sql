CREATE VIEW published_indicator_targets AS
 SELECT t.id,
    t."indicatorId",
    t.year,
    t.value,
    t.plan,
    t.source
   FROM indicator_targets t
     JOIN indicators i ON i.id = t."indicatorId"
  WHERE i."publishedAt" IS NOT NULL;
