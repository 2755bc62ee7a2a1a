CREATE VIEW published_indicators AS
 SELECT i.id,
    i.code,
    i."pillarId",
    i."programmeId",
    i."agencyId",
    i."nameId",
    i."nameEn",
        CASE
            WHEN i.shipped THEN NULL::timestamp with time zone
            ELSE i."publishedAt"
        END::timestamp(3) with time zone AS "publishedAt",
    d.number AS "definitionNumber",
    d.unit,
    d.decimals,
    d.polarity,
    d.frequency,
    d.aggregation,
    d.cumulative,
    d."formulaId",
    d."dataSource",
    ( SELECT string_agg(f.code, ', '::text ORDER BY f.code) AS string_agg
           FROM indicator_frameworks f
          WHERE f."indicatorId" = i.id AND f.framework = 'SDG'::text) AS sdg,
    d."scaleMin",
    d."scaleMax",
    d."ratioFactor",
    i.shipped,
    COALESCE(d."continuesNumber", d.number) AS series,
    d."valueKind",
    d.states,
    d."validFrom",
    COALESCE(i."producerId", i."agencyId") AS "producerId",
    COALESCE(i."stewardId", ( SELECT a.id
           FROM agencies a
          WHERE a.steward)) AS "stewardId",
    i."byKelurahan",
    i."retiredFrom",
    i."retiredReason",
    i."baselineYear",
    i."baselineValue",
    i."baselineState",
    i."baselineSource",
    ( SELECT n.id
           FROM indicators n
          WHERE n.id = i."replacedById" AND n."publishedAt" IS NOT NULL) AS "replacedById",
    i."meaningId",
    i."meaningEn",
    b.unit AS "baselineUnit",
    b.decimals AS "baselineDecimals"
   FROM indicators i
     JOIN indicator_definitions d ON d."indicatorId" = i.id AND d.current
     LEFT JOIN LATERAL ( SELECT d_1.unit,
            d_1.decimals
           FROM indicator_definitions d_1
          WHERE d_1."indicatorId" = i.id AND (d_1."validFrom" IS NULL OR d_1."validFrom" <= make_date(i."baselineYear", 12, 31))
          ORDER BY d_1.current DESC, d_1.number DESC
         LIMIT 1) b ON i."baselineYear" IS NOT NULL
  WHERE i."publishedAt" IS NOT NULL;
