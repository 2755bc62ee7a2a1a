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
    v.value,
    v.numerator,
    v.denominator,
    v.certainty,
    v."breakInSeries",
    v.note,
    v."noteEn",
    v.source,
    v.revision,
    v."revisionReason",
    v."supersedesId",
    v."supersededAt",
        CASE
            WHEN v.shipped THEN source_published_at(v.source)
            ELSE v."publishedAt"
        END::timestamp(3) with time zone AS "publishedAt",
    v.shipped,
    v."revisionReasonEn",
    COALESCE(d."continuesNumber", d.number) AS series,
    v.state
   FROM indicator_values v
     JOIN indicators i ON i.id = v."indicatorId"
     JOIN indicator_definitions d ON d.id = v."definitionId"
     LEFT JOIN kelurahan k ON k.id = v."kelurahanId"
  WHERE v.status = 'PUBLISHED'::"EntryStatus" AND i."publishedAt" IS NOT NULL;
