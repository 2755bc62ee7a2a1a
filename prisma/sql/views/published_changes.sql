CREATE VIEW published_changes AS
 WITH about AS (
         SELECT i.id,
            'INDICATOR'::text AS kind,
            i.code AS key,
            i."nameId" AS "titleId",
            i."nameEn" AS "titleEn",
            p.code AS "pillarCode",
            g.slug AS "programmeSlug",
            i."publishedAt",
            i.shipped
           FROM published_indicators i
             LEFT JOIN published_pillars p ON p.id = i."pillarId"
             LEFT JOIN published_programmes g ON g.id = i."programmeId"
        UNION ALL
         SELECT g.id,
            'PROGRAMME'::text AS text,
            g.slug,
            g.name,
            g.name,
            p.code,
            g.slug,
            g."publishedAt",
            g.shipped
           FROM published_programmes g
             LEFT JOIN published_pillars p ON p.id = g."pillarId"
        ), told AS (
         SELECT 'value '::text || v.id AS id,
            'value'::text AS what,
            v."indicatorId" AS "aboutId",
            v."publishedAt" AS at,
            o.id IS NOT NULL AS corrects,
            v.period,
            v.kelurahan AS detail,
                CASE
                    WHEN o.id IS NOT NULL THEN jsonb_build_object('kind', 'value', 'value', trim_scale(o.value)::text, 'state', o.state, 'unit', o.unit, 'decimals', o.decimals)
                    ELSE NULL::jsonb
                END AS before,
            jsonb_build_object('kind', 'value', 'value', trim_scale(v.value)::text, 'state', v.state, 'unit', v.unit, 'decimals', v.decimals) AS after,
            v."revisionReason" AS "reasonId",
            v."revisionReasonEn" AS "reasonEn",
            v.id AS "rowId"
           FROM published_indicator_values v
             LEFT JOIN published_indicator_values o ON o.id = v."supersedesId"
          WHERE NOT v.shipped
        UNION ALL
         SELECT 'progress '::text || r.id,
            'progress'::text AS text,
            r."programmeId",
            r."publishedAt",
            o.id IS NOT NULL,
            r.period,
            NULL::text AS text,
                CASE
                    WHEN o.id IS NOT NULL THEN jsonb_build_object('kind', 'progress', 'percent', trim_scale(o."physicalPercent")::text)
                    ELSE NULL::jsonb
                END AS "case",
            jsonb_build_object('kind', 'progress', 'percent', trim_scale(r."physicalPercent")::text) AS jsonb_build_object,
            r."revisionReason",
            NULL::text AS text,
            r.id
           FROM published_progress_reports r
             LEFT JOIN published_progress_reports o ON o.id = r."supersedesId"
        UNION ALL
         SELECT 'year '::text || y.id,
            'year'::text AS text,
            y."programmeId",
            y."publishedAt",
            o.id IS NOT NULL,
            y.year::text AS year,
            NULL::text AS text,
                CASE
                    WHEN o.id IS NOT NULL THEN jsonb_build_object('kind', 'year', 'planned', o.planned, 'running', o.running)
                    ELSE NULL::jsonb
                END AS "case",
            jsonb_build_object('kind', 'year', 'planned', y.planned, 'running', y.running) AS jsonb_build_object,
            y."revisionReason",
            NULL::text AS text,
            y.id
           FROM published_programme_years y
             LEFT JOIN published_programme_years o ON o."programmeId" = y."programmeId" AND o.year = y.year AND o.revision = (y.revision - 1)
        UNION ALL
         SELECT 'milestone '::text || m.id,
            'milestone'::text AS text,
            m."programmeId",
            m."publishedAt",
            o.id IS NOT NULL,
            to_char(m."dueOn"::timestamp with time zone, 'YYYY-MM'::text) AS to_char,
            m."titleId",
                CASE
                    WHEN o.id IS NOT NULL THEN jsonb_build_object('kind', 'milestone', 'state', o.state, 'dueOn', o."dueOn")
                    ELSE NULL::jsonb
                END AS "case",
            jsonb_build_object('kind', 'milestone', 'state', m.state, 'dueOn', m."dueOn") AS jsonb_build_object,
            m."revisionReason",
            NULL::text AS text,
            m.id
           FROM published_programme_milestones m
             LEFT JOIN published_programme_milestones o ON o."programmeId" = m."programmeId" AND o.number = m.number AND o.revision = (m.revision - 1)
        UNION ALL
         SELECT 'funding '::text || f.id,
            'funding'::text AS text,
            f."programmeId",
            f."publishedAt",
            o.id IS NOT NULL,
            f.year::text AS year,
            TRIM(BOTH FROM (f.fund::text || ' '::text) || f.label) AS btrim,
                CASE
                    WHEN o.id IS NOT NULL THEN jsonb_build_object('kind', 'funding', 'planned', o.planned::text, 'spent', o.spent::text)
                    ELSE NULL::jsonb
                END AS "case",
            jsonb_build_object('kind', 'funding', 'planned', f.planned::text, 'spent', f.spent::text) AS jsonb_build_object,
            f."revisionReason",
            NULL::text AS text,
            f.id
           FROM published_programme_funding f
             LEFT JOIN published_programme_funding o ON o."programmeId" = f."programmeId" AND o.year = f.year AND o.fund = f.fund AND o.label = f.label AND o.revision = (f.revision - 1)
        )
 SELECT t.id,
    t.what,
        CASE
            WHEN t.corrects THEN 'CORRECTED'::text
            ELSE 'PUBLISHED'::text
        END AS act,
    GREATEST(t.at, a."publishedAt") AS at,
    a.kind,
    a.key,
    a."titleId",
    a."titleEn",
    a."pillarCode",
    a."programmeSlug",
    t.period,
    t.detail,
    t.before,
    t.after,
    t."reasonId",
    COALESCE(t."reasonEn", t."reasonId") AS "reasonEn",
    t."rowId",
    NULL::integer AS number
   FROM told t
     JOIN about a ON a.id = t."aboutId"
UNION ALL
 SELECT 'withdrawal '::text || w."valueId" AS id,
    'value'::text AS what,
    'WITHDRAWN'::text AS act,
    w.at,
    a.kind,
    a.key,
    a."titleId",
    a."titleEn",
    a."pillarCode",
    a."programmeSlug",
    v.period,
    v.kelurahan AS detail,
    jsonb_build_object('kind', 'value', 'value', trim_scale(v.value)::text, 'state', v.state, 'unit', v.unit, 'decimals', v.decimals) AS before,
    NULL::jsonb AS after,
    w."reasonId",
    w."reasonEn",
    w."valueId" AS "rowId",
    NULL::integer AS number
   FROM published_value_withdrawals w
     CROSS JOIN LATERAL ( SELECT o.id,
            o."indicatorId",
            o."definitionNumber",
            o.unit,
            o.decimals,
            o.period,
            o."periodEnd",
            o."kelurahanId",
            o.kelurahan,
            o.value,
            o.numerator,
            o.denominator,
            o.certainty,
            o."breakInSeries",
            o.note,
            o."noteEn",
            o.source,
            o.revision,
            o."revisionReason",
            o."supersedesId",
            o."supersededAt",
            o."publishedAt",
            o.shipped,
            o."revisionReasonEn",
            o.series,
            o.state,
            o.hidden,
            o."hiddenBelow"
           FROM published_indicator_values o
          WHERE o.id = w."valueId"
         LIMIT 1) v
     JOIN about a ON a.id = v."indicatorId"
UNION ALL
 SELECT 'about '::text || a.id AS id,
    lower(a.kind) AS what,
    'PUBLISHED'::text AS act,
    a."publishedAt" AS at,
    a.kind,
    a.key,
    a."titleId",
    a."titleEn",
    a."pillarCode",
    a."programmeSlug",
    NULL::text AS period,
    NULL::text AS detail,
    NULL::jsonb AS before,
    NULL::jsonb AS after,
    NULL::text AS "reasonId",
    NULL::text AS "reasonEn",
    a.id AS "rowId",
    NULL::integer AS number
   FROM about a
  WHERE NOT a.shipped AND a."publishedAt" IS NOT NULL
UNION ALL
 SELECT 'round '::text || r.id AS id,
    'round'::text AS what,
    'PUBLISHED'::text AS act,
    r."publishedAt" AS at,
    'ROUND'::text AS kind,
    r.slug AS key,
    concat_ws(' '::text, 'Putaran', r.year, 'tahap '::text || r.stage) AS "titleId",
    concat_ws(' '::text, 'Round', r.year, 'stage '::text || r.stage) AS "titleEn",
    NULL::text AS "pillarCode",
    NULL::text AS "programmeSlug",
    NULL::text AS period,
    NULL::text AS detail,
    NULL::jsonb AS before,
    NULL::jsonb AS after,
    NULL::text AS "reasonId",
    NULL::text AS "reasonEn",
    r.id AS "rowId",
    NULL::integer AS number
   FROM published_rounds r
  WHERE NOT r.shipped AND r."publishedAt" IS NOT NULL
UNION ALL
 SELECT 'score '::text || s.id AS id,
    'score'::text AS what,
    'CORRECTED'::text AS act,
    GREATEST(s."publishedAt",
        CASE
            WHEN NOT r.shipped THEN r."publishedAt"
            ELSE NULL::timestamp with time zone
        END) AS at,
    'ROUND'::text AS kind,
    r.slug AS key,
    concat_ws(' '::text, 'Putaran', r.year, 'tahap '::text || r.stage) AS "titleId",
    concat_ws(' '::text, 'Round', r.year, 'stage '::text || r.stage) AS "titleEn",
    p.code AS "pillarCode",
    NULL::text AS "programmeSlug",
    NULL::text AS period,
    COALESCE(p.name, ''::text) AS detail,
    jsonb_build_object('kind', 'score', 'value', trim_scale(o.value)::text) AS before,
    jsonb_build_object('kind', 'score', 'value', trim_scale(s.value)::text) AS after,
    NULL::text AS "reasonId",
    NULL::text AS "reasonEn",
    s.id AS "rowId",
    NULL::integer AS number
   FROM published_scores s
     JOIN published_rounds r ON r.id = s."roundId"
     JOIN published_scores o ON o."roundId" = s."roundId" AND o.target = s.target AND NOT o."sectionId" IS DISTINCT FROM s."sectionId" AND NOT o."pillarId" IS DISTINCT FROM s."pillarId" AND o.revision = (s.revision - 1)
     LEFT JOIN published_pillars p ON p.id = s."pillarId"
  WHERE NOT s.shipped AND s."publishedAt" IS NOT NULL
UNION ALL
 SELECT (('recommendation '::text || c.kind) || ' '::text) || c.id AS id,
        CASE c.kind
            WHEN 'DUE'::text THEN 'due'::text
            WHEN 'REPORTED'::text THEN 'report'::text
            ELSE 'recommendation'::text
        END AS what,
        CASE c.kind
            WHEN 'DUE'::text THEN 'CORRECTED'::text
            ELSE 'PUBLISHED'::text
        END AS act,
    c.at,
    'RECOMMENDATION'::text AS kind,
    (r.slug || '/'::text) || d."order" AS key,
    d.text AS "titleId",
    d.text AS "titleEn",
    p.code AS "pillarCode",
    NULL::text AS "programmeSlug",
    NULL::text AS period,
    NULL::text AS detail,
        CASE
            WHEN c."dueBefore" IS NOT NULL THEN jsonb_build_object('kind', 'due', 'day', c."dueBefore")
            ELSE NULL::jsonb
        END AS before,
        CASE
            WHEN c."dueAfter" IS NOT NULL THEN jsonb_build_object('kind', 'due', 'day', c."dueAfter")
            ELSE NULL::jsonb
        END AS after,
    NULL::text AS "reasonId",
    NULL::text AS "reasonEn",
    c.id AS "rowId",
    NULL::integer AS number
   FROM published_recommendation_changes c
     JOIN published_recommendations d ON d.id = c."recommendationId"
     JOIN published_rounds r ON r.id = d."roundId"
     LEFT JOIN published_pillars p ON p.id = d."pillarId"
  WHERE c.at IS NOT NULL
UNION ALL
 SELECT 'decision '::text || d.id AS id,
    'decision'::text AS what,
    'PUBLISHED'::text AS act,
    d."publishedAt" AS at,
    'DECISION'::text AS kind,
    d.id::text AS key,
    d.text AS "titleId",
    d.text AS "titleEn",
    NULL::text AS "pillarCode",
    NULL::text AS "programmeSlug",
    NULL::text AS period,
    NULL::text AS detail,
    NULL::jsonb AS before,
    NULL::jsonb AS after,
    NULL::text AS "reasonId",
    NULL::text AS "reasonEn",
    d.id AS "rowId",
    NULL::integer AS number
   FROM published_decisions d
UNION ALL
 SELECT 'answer '::text || q.number AS id,
    'answer'::text AS what,
    'PUBLISHED'::text AS act,
    q."publishedAt" AS at,
    'QUESTION'::text AS kind,
    q.number::text AS key,
    q.text AS "titleId",
    q.text AS "titleEn",
    p.code AS "pillarCode",
    g.slug AS "programmeSlug",
    NULL::text AS period,
    NULL::text AS detail,
    NULL::jsonb AS before,
    NULL::jsonb AS after,
    NULL::text AS "reasonId",
    NULL::text AS "reasonEn",
    NULL::uuid AS "rowId",
    q.number
   FROM published_questions q
     LEFT JOIN published_programmes g ON g.id = q."programmeId"
     LEFT JOIN published_pillars p ON p.id = COALESCE(q."pillarId", g."pillarId")
  WHERE q.answer IS NOT NULL AND q."publishedAt" IS NOT NULL
UNION ALL
 SELECT 'legal '::text || l.id AS id,
    'legalDocument'::text AS what,
    'PUBLISHED'::text AS act,
    l."publishedAt" AS at,
    'LEGAL_DOCUMENT'::text AS kind,
    l.id::text AS key,
    l.title AS "titleId",
    l.title AS "titleEn",
    NULL::text AS "pillarCode",
    NULL::text AS "programmeSlug",
    NULL::text AS period,
    NULL::text AS detail,
    NULL::jsonb AS before,
    NULL::jsonb AS after,
    NULL::text AS "reasonId",
    NULL::text AS "reasonEn",
    l.id AS "rowId",
    NULL::integer AS number
   FROM published_legal_documents l
  WHERE NOT l.shipped AND l."publishedAt" IS NOT NULL;
