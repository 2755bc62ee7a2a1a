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
        END AS "changedAt",
    m.unit,
    m.decimals
   FROM indicator_targets t
     JOIN indicators i ON i.id = t."indicatorId"
     JOIN LATERAL ( SELECT d.unit,
            d.decimals
           FROM indicator_definitions d
          WHERE d."indicatorId" = t."indicatorId" AND (d."validFrom" IS NULL OR d."validFrom" <= make_date(t.year, 12, 31))
          ORDER BY d.current DESC, d.number DESC
         LIMIT 1) m ON true
  WHERE i."publishedAt" IS NOT NULL AND t."withdrawnAt" IS NULL;
