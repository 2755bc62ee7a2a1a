-- What an indicator means for a resident, in a sentence of two languages, as programmes have it.

ALTER TABLE indicators
  ADD COLUMN "meaningId" text NOT NULL DEFAULT '',
  ADD COLUMN "meaningEn" text NOT NULL DEFAULT '';

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
    i."meaningEn"
   FROM indicators i
     JOIN indicator_definitions d ON d."indicatorId" = i.id AND d.current
  WHERE i."publishedAt" IS NOT NULL;
