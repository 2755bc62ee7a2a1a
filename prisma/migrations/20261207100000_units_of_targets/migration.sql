-- A target and a baseline stand in the unit of the definition by which their year was measured, and not in that of today
-- (docs/domain.md, section 8, trap 6): the present definition where it held at the year's end, otherwise the newest that did,
-- as lib/city/indicators/definition-for.ts has it. What stood before is told without a unit where there was more than one: nothing
-- says by which of them it was written.

CREATE OR REPLACE VIEW published_indicator_targets AS
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
    m."unit",
    m."decimals"
   FROM indicator_targets t
     JOIN indicators i ON i.id = t."indicatorId"
     JOIN LATERAL (
    SELECT d."unit", d."decimals" FROM "indicator_definitions" d
     WHERE d."indicatorId" = t."indicatorId" AND (d."validFrom" IS NULL OR d."validFrom" <= make_date(t.year, 12, 31))
     ORDER BY d."current" DESC, d."number" DESC LIMIT 1) m ON true
  WHERE i."publishedAt" IS NOT NULL AND t."withdrawnAt" IS NULL;

CREATE OR REPLACE VIEW published_target_revisions AS
 SELECT a.*, m."unit", m."decimals"
   FROM (
 SELECT r.id,
    r."indicatorId",
    r.year,
    r.revision,
    r.kind,
    r.value,
    r.low,
    r.high,
    r.state,
    r.plan,
    r.source,
    r."replacedAt",
    r.reason,
    r."withdrawnAt" IS NOT NULL AS withdrawn
   FROM target_revisions r
     LEFT JOIN indicators i ON i.id = r."indicatorId"
  WHERE r."indicatorId" IS NULL OR i."publishedAt" IS NOT NULL
UNION ALL
 SELECT t.id,
    t."indicatorId",
    t.year,
    t.version AS revision,
    t.kind,
    t.value,
    t.low,
    t.high,
    t.state,
    t.plan,
    t.source,
    t."withdrawnAt" AS "replacedAt",
    t.reason,
    true AS withdrawn
   FROM indicator_targets t
     JOIN indicators i ON i.id = t."indicatorId"
  WHERE i."publishedAt" IS NOT NULL AND t."withdrawnAt" IS NOT NULL
UNION ALL
 SELECT md5('index target '::text || t.year)::uuid AS id,
    NULL::uuid AS "indicatorId",
    t.year,
    t.version AS revision,
    'VALUE'::"TargetKind" AS kind,
    t.value,
    NULL::numeric AS low,
    NULL::numeric AS high,
    NULL::text AS state,
    t.plan,
    t.source,
    t."withdrawnAt" AS "replacedAt",
    t.reason,
    true AS withdrawn
   FROM index_targets t
  WHERE t."withdrawnAt" IS NOT NULL
   ) a
   LEFT JOIN LATERAL (
    SELECT min(d."unit") AS "unit", max(d."decimals") AS "decimals" FROM "indicator_definitions" d
     WHERE d."indicatorId" = a."indicatorId" HAVING count(DISTINCT d."unit") = 1) m ON true;

CREATE OR REPLACE VIEW published_indicators AS
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
    b."unit" AS "baselineUnit",
    b."decimals" AS "baselineDecimals"
   FROM indicators i
     JOIN indicator_definitions d ON d."indicatorId" = i.id AND d.current
     LEFT JOIN LATERAL (
    SELECT d."unit", d."decimals" FROM "indicator_definitions" d
     WHERE d."indicatorId" = i.id AND (d."validFrom" IS NULL OR d."validFrom" <= make_date(i."baselineYear", 12, 31))
     ORDER BY d."current" DESC, d."number" DESC LIMIT 1) b ON i."baselineYear" IS NOT NULL
  WHERE i."publishedAt" IS NOT NULL;
