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
    d.sdg,
    d."scaleMin",
    d."scaleMax",
    d."ratioFactor",
    i.shipped
   FROM indicators i
     JOIN indicator_definitions d ON d."indicatorId" = i.id AND d.current
  WHERE i."publishedAt" IS NOT NULL;
