CREATE VIEW published_indicator_frameworks AS
 SELECT (((f."indicatorId" || '/'::text) || f.framework) || '/'::text) || f.code AS id,
    f."indicatorId",
    f.framework,
    f.code
   FROM indicator_frameworks f
     JOIN indicators i ON i.id = f."indicatorId"
  WHERE i."publishedAt" IS NOT NULL;
