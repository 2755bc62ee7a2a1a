CREATE VIEW open_work AS
 SELECT 'answer'::text AS kind,
    a.id,
    a.version,
    a."officerId",
    a."agencyId",
    (r.slug || ' · '::text) || q.code AS code,
    q."textId" AS "nameId",
    COALESCE(NULLIF(q."textEn", ''::text), q."textId") AS "nameEn",
    ( SELECT (d."closesAt" AT TIME ZONE (( SELECT city_settings."timeZone"
                   FROM city_settings)))::date AS timezone
           FROM round_phase_dates d
          WHERE d."roundId" = r.id AND d.phase = 'FILLING'::"RoundPhase") AS "dueOn"
   FROM answers a
     JOIN evaluation_rounds r ON r.id = a."roundId"
     JOIN questionnaire_items q ON q.id = a."itemId"
  WHERE r.phase <> 'PUBLISHED'::"RoundPhase" AND a."officerId" IS NOT NULL
UNION ALL
 SELECT 'recommendation'::text AS kind,
    c.id,
    c.version,
    c."officerId",
    c."leadAgencyId" AS "agencyId",
    (r.slug || '/'::text) || c."order" AS code,
    c.text AS "nameId",
    c.text AS "nameEn",
    c."dueOn"
   FROM recommendations c
     JOIN evaluation_rounds r ON r.id = c."roundId"
  WHERE (c.state <> ALL (ARRAY['CONFIRMED'::"RecommendationState", 'REPORTED'::"RecommendationState"])) AND c."officerId" IS NOT NULL
UNION ALL
 SELECT 'action'::text AS kind,
    f.id,
    f.version,
    f."officerId",
    f."agencyId",
    COALESCE((r.slug || '/'::text) || c."order", ''::text) AS code,
    f.text AS "nameId",
    f.text AS "nameEn",
    f."dueOn"
   FROM follow_up_actions f
     LEFT JOIN recommendations c ON c.id = f."recommendationId"
     LEFT JOIN evaluation_rounds r ON r.id = c."roundId"
  WHERE f."cancelledAt" IS NULL AND f.percent < 100 AND (c.id IS NULL OR (c.state <> ALL (ARRAY['CONFIRMED'::"RecommendationState", 'REPORTED'::"RecommendationState"]))) AND f."officerId" IS NOT NULL
UNION ALL
 SELECT 'question'::text AS kind,
    p.id,
    p.version,
    p."officerId",
    p."agencyId",
    p.number::text AS code,
    p.text AS "nameId",
    p.text AS "nameEn",
    NULL::date AS "dueOn"
   FROM public_questions p
  WHERE (p.status = ANY (ARRAY['OPEN'::"QuestionStatus", 'ANSWERED'::"QuestionStatus"])) AND p."officerId" IS NOT NULL;
