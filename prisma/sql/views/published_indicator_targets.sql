CREATE VIEW published_indicator_targets AS
 SELECT t.id,
    t."indicatorId",
    t.year,
    t.value,
    t.plan,
    t.source,
    t.kind,
    t.low,
    t.high,
    t.state,
    t.version AS revision,
    t.reason,
        CASE
            WHEN t."changedById" IS NOT NULL THEN t."changedAt"
            ELSE NULL::timestamp with time zone
        END AS "changedAt"
   FROM indicator_targets t
     JOIN indicators i ON i.id = t."indicatorId"
  WHERE i."publishedAt" IS NOT NULL AND t."withdrawnAt" IS NULL;
