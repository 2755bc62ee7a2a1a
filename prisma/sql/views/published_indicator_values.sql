CREATE VIEW published_indicator_values AS
 SELECT v.id,
    v."indicatorId",
    d.number AS "definitionNumber",
    d.unit,
    d.decimals,
    v.period,
    v."periodEnd",
    v."kelurahanId",
    k.name AS kelurahan,
        CASE
            WHEN h.own IS NULL THEN v.value
            ELSE NULL::numeric
        END::numeric(24,6) AS value,
        CASE
            WHEN h.own IS NULL THEN v.numerator
            ELSE NULL::numeric
        END::numeric(24,6) AS numerator,
        CASE
            WHEN h.own IS NULL THEN v.denominator
            ELSE NULL::numeric
        END::numeric(24,6) AS denominator,
    v.certainty,
    v."breakInSeries",
        CASE
            WHEN h.own IS NULL THEN v.note
            ELSE ''::text
        END AS note,
        CASE
            WHEN h.own IS NULL THEN v."noteEn"
            ELSE NULL::text
        END AS "noteEn",
    v.source,
    v.revision,
        CASE
            WHEN h.own IS NULL THEN v."revisionReason"
            ELSE NULL::text
        END AS "revisionReason",
    v."supersedesId",
    v."supersededAt",
        CASE
            WHEN v.shipped THEN source_published_at(v.source)
            ELSE v."publishedAt"
        END::timestamp(3) with time zone AS "publishedAt",
    v.shipped,
        CASE
            WHEN h.own IS NULL THEN v."revisionReasonEn"
            ELSE NULL::text
        END AS "revisionReasonEn",
    COALESCE(d."continuesNumber", d.number) AS series,
    v.state,
    h.own IS NOT NULL AS hidden,
        CASE
            WHEN h.own AND v.numerator IS NULL AND v.value < s.below::numeric THEN s.below
            ELSE NULL::integer
        END AS "hiddenBelow"
   FROM indicator_values v
     JOIN indicators i ON i.id = v."indicatorId"
     JOIN indicator_definitions d ON d.id = v."definitionId"
     LEFT JOIN kelurahan k ON k.id = v."kelurahanId"
     CROSS JOIN LATERAL ( SELECT
                CASE
                    WHEN v."kelurahanId" IS NOT NULL THEN small_below(i."smallBelow", d.unit, d."ratioFactor", d."partDecimals")
                    ELSE NULL::integer
                END AS below) s
     LEFT JOIN LATERAL ( SELECT p.own
           FROM hidden_places(v."indicatorId", v.period, v."periodEnd", d.aggregation = 'SUM'::"Aggregation", s.below) p("kelurahanId", own)
          WHERE s.below IS NOT NULL AND p."kelurahanId" = v."kelurahanId") h ON true
  WHERE v.status = 'PUBLISHED'::"EntryStatus" AND i."publishedAt" IS NOT NULL;
