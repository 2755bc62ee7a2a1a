-- What is owed, computed once for a day of the city: the tasks, the duties, the delays, the reminders and the calendar are
-- views of it. "officerId" is who holds it in person and still works there (lib/platform/users/officers has the same rule);
-- "agencyId" is null for the council. "isDuty": told as a task of its holder; the rest is told by counters and queues.
CREATE FUNCTION owed_work(on_day date) RETURNS TABLE (
  "kind" text, "id" uuid, "key" text, "nameId" text, "nameEn" text, "period" text, "round" text, "kelurahan" text,
  "state" text, "agencyId" uuid, "officerId" uuid, "reason" text, "isDuty" boolean, "returnReason" text, "dueOn" date,
  "late" boolean, "since" timestamptz, "place" integer)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
WITH city AS (SELECT "timeZone" AS zone, "reportRhythm"::text AS rhythm, "reportDueDay" AS due_day FROM "city_settings"),
steward AS (SELECT "id" FROM "agencies" WHERE "steward"),
-- The last whole period of each rhythm.
expected AS (
  SELECT 'MONTHLY' AS frequency, to_char(on_day - interval '1 month', 'YYYY-MM') AS period
  UNION ALL SELECT 'QUARTERLY', to_char(on_day - interval '3 months', 'YYYY"-Q"Q')
  UNION ALL SELECT 'SEMESTERLY', CASE WHEN extract(month FROM on_day) > 6 THEN to_char(on_day, 'YYYY') || '-S1'
    ELSE to_char(on_day - interval '1 year', 'YYYY') || '-S2' END
  UNION ALL SELECT 'YEARLY', to_char(on_day - interval '1 year', 'YYYY')),
-- Entries that were begun or sent back, and the figures of the last whole period that nobody has begun. Due on the due day
-- of the month after their period.
entries AS (
  SELECT 'progress' AS kind, p."id", 'progressReport' AS entity, g."slug" AS key, g."name" AS name_id, g."name" AS name_en, p."period",
      NULL::text AS kelurahan, g."agencyId" AS agency, p."status"::text AS status, p."returnReason" AS return_reason, coalesce(p."submittedAt", p."createdAt") AS at
    FROM "progress_reports" p JOIN "programmes" g ON g."id" = p."programmeId" WHERE p."status" IN ('DRAFT', 'RETURNED')
  UNION ALL SELECT 'value', v."id", 'indicatorValue', i."code", i."nameId", i."nameEn", v."period", k."name", i."agencyId", v."status"::text, v."returnReason", coalesce(v."submittedAt", v."createdAt")
    FROM "indicator_values" v JOIN "indicators" i ON i."id" = v."indicatorId" LEFT JOIN "kelurahan" k ON k."id" = v."kelurahanId" WHERE v."status" IN ('DRAFT', 'RETURNED')
  UNION ALL SELECT 'year', y."id", 'programmeYear', g."slug", g."name", g."name", y."year"::text, NULL, g."agencyId", y."status"::text, y."returnReason", coalesce(y."submittedAt", y."createdAt")
    FROM "programme_years" y JOIN "programmes" g ON g."id" = y."programmeId" WHERE y."status" IN ('DRAFT', 'RETURNED')
  UNION ALL SELECT 'milestone', m."id", 'programmeMilestone', g."slug", g."name", g."name", to_char(m."dueOn", 'YYYY-MM'), NULL, g."agencyId", m."status"::text, m."returnReason", coalesce(m."submittedAt", m."createdAt")
    FROM "programme_milestones" m JOIN "programmes" g ON g."id" = m."programmeId" WHERE m."status" IN ('DRAFT', 'RETURNED')
  UNION ALL SELECT 'funding', f."id", 'programmeFunding', g."slug", g."name", g."name", f."year"::text, NULL, g."agencyId", f."status"::text, f."returnReason", coalesce(f."submittedAt", f."createdAt")
    FROM "programme_funding" f JOIN "programmes" g ON g."id" = f."programmeId" WHERE f."status" IN ('DRAFT', 'RETURNED')
  UNION ALL SELECT 'progress', NULL, NULL, g."slug", g."name", g."name", e.period, NULL, g."agencyId", 'MISSING', NULL, NULL
    FROM "programmes" g JOIN city ON true JOIN expected e ON e.frequency = city.rhythm
    WHERE (g."status" IS NULL OR g."status" = 'RUNNING')
      AND NOT EXISTS (SELECT 1 FROM "progress_reports" p WHERE p."programmeId" = g."id" AND p."period" = e.period)
  UNION ALL SELECT 'value', NULL, NULL, i."code", i."nameId", i."nameEn", e.period, NULL, i."agencyId", 'MISSING', NULL, NULL
    FROM "indicators" i JOIN "indicator_definitions" d ON d."indicatorId" = i."id" AND d."current" JOIN expected e ON e.frequency = d."frequency"::text
    WHERE (i."retiredFrom" IS NULL OR period_end(e.period) < i."retiredFrom")
      -- A figure of one kelurahan does not stand for the city.
      AND NOT EXISTS (SELECT 1 FROM "indicator_values" v WHERE v."indicatorId" = i."id" AND v."period" = e.period AND v."kelurahanId" IS NULL)),
held AS (
  SELECT kind, n."id", key, name_id, name_en, n."period", NULL::text AS round, kelurahan, NULL::text AS state, agency, NULL::uuid AS officer,
      CASE status WHEN 'RETURNED' THEN 'returned' WHEN 'DRAFT' THEN 'draft' ELSE 'missing' END AS reason, true AS is_duty,
      CASE WHEN status = 'RETURNED' THEN return_reason END AS return_reason, period_end(n."period") + city.due_day AS due_on, true AS may_be_late,
      -- Sent back, it is held since the event that says so.
      CASE WHEN status = 'RETURNED' THEN coalesce((SELECT max(x."at") FROM "audit_events" x WHERE x."entity" = n.entity AND x."entityId" = n."id"::text AND x."action" = 'return'), n.at) END AS back_since,
      NULL::timestamptz AS over_since, 0 AS place
    FROM entries n, city
  UNION ALL SELECT 'answer', n."id", q."code", q."textId", coalesce(nullif(q."textEn", ''), q."textId"), NULL, r."slug", NULL, NULL,
      coalesce(n."agencyId", (SELECT "id" FROM steward)), n."officerId",
      CASE WHEN n."status" = 'RETURNED' THEN 'returned' WHEN n."score" IS NULL THEN 'missing' ELSE 'draft' END, n."agencyId" IS NOT NULL,
      CASE WHEN n."status" = 'RETURNED' THEN n."returnReason" END, (d."closesAt" AT TIME ZONE city.zone)::date, true,
      CASE WHEN n."status" = 'RETURNED' THEN coalesce((SELECT max(x."at") FROM "audit_events" x WHERE x."entity" = 'answer' AND x."entityId" = n."id"::text AND x."action" = 'return'), n."updatedAt") END,
      d."closesAt", q."order"
    FROM "answers" n CROSS JOIN city JOIN "questionnaire_items" q ON q."id" = n."itemId" JOIN "evaluation_rounds" r ON r."id" = n."roundId"
    LEFT JOIN "round_phase_dates" d ON d."roundId" = n."roundId" AND d."phase" = 'FILLING'
    WHERE r."phase" IN ('FILLING', 'VERIFICATION', 'COUNCIL_REVIEW') AND n."status" IN ('DRAFT', 'RETURNED')
  -- Who works on it holds it; one handed in is held by its verifier, a verified one by the council, one not yet assigned by
  -- the steward. So is one that the council confirmed and nobody reported: to the public it is still overdue.
  UNION ALL SELECT 'recommendation', c."id", r."slug" || '/' || c."order", c."text", c."text", NULL, r."slug", NULL, c."state"::text,
      CASE WHEN c."state" IN ('ASSIGNED', 'IN_PROGRESS', 'RETURNED') THEN c."leadAgencyId"
        WHEN c."state" = 'SUBMITTED' AND c."verifierAgencyId" IS NOT NULL THEN c."verifierAgencyId"
        WHEN c."state" = 'VERIFIED' THEN NULL
        ELSE (SELECT "id" FROM steward) END,
      CASE WHEN c."state" IN ('ASSIGNED', 'IN_PROGRESS', 'RETURNED') THEN c."officerId" END,
      CASE WHEN c."state" = 'RETURNED' THEN 'returned' WHEN c."state" = 'SUBMITTED' THEN 'check' ELSE 'missing' END,
      c."state" IN ('ASSIGNED', 'IN_PROGRESS', 'RETURNED') OR (c."state" = 'SUBMITTED' AND c."verifierAgencyId" IS NOT NULL),
      CASE WHEN c."state" = 'RETURNED' THEN c."returnReason" END, c."dueOn", c."state" = 'CONFIRMED' OR c."status" IN ('NOT_STARTED', 'IN_PROGRESS'),
      CASE WHEN c."state" = 'RETURNED' THEN (SELECT max(e."at") FROM "recommendation_events" e WHERE e."recommendationId" = c."id" AND e."kind" IN ('RETURNED', 'COUNCIL_RETURNED')) END,
      NULL, c."order"
    FROM "recommendations" c JOIN "evaluation_rounds" r ON r."id" = c."roundId" WHERE c."state" <> 'REPORTED'
  UNION ALL SELECT 'action', a."id", coalesce(r."slug" || '/' || c."order", ''), a."text", a."text", NULL, r."slug", NULL, NULL, a."agencyId", a."officerId",
      'missing', true, NULL, a."dueOn", true, NULL, NULL, 0
    FROM "follow_up_actions" a LEFT JOIN "recommendations" c ON c."id" = a."recommendationId" LEFT JOIN "evaluation_rounds" r ON r."id" = c."roundId"
    WHERE a."percent" < 100 AND a."cancelledAt" IS NULL AND (c."id" IS NULL OR c."state" IN ('ASSIGNED', 'IN_PROGRESS', 'RETURNED'))
  UNION ALL SELECT 'question', q."id", q."number"::text, q."text", q."text", NULL, NULL, NULL, NULL, q."agencyId", q."officerId",
      CASE WHEN q."returnReason" IS NULL THEN 'missing' ELSE 'returned' END, true, q."returnReason", NULL, false,
      CASE WHEN q."returnReason" IS NOT NULL THEN coalesce((SELECT max(x."at") FROM "audit_events" x WHERE x."entity" = 'publicQuestion' AND x."entityId" = q."id"::text AND x."action" = 'return'), q."answeredAt", q."receivedAt") END,
      NULL, q."number"
    FROM "public_questions" q WHERE q."status" = 'OPEN' AND q."agencyId" IS NOT NULL)
SELECT h.kind, h."id", h.key, h.name_id, h.name_en, h."period", h.round, h.kelurahan, h.state, h.agency, u."id", h.reason, h.is_duty, h.return_reason, h.due_on,
    coalesce(h.due_on < on_day AND h.may_be_late, false),
    coalesce(h.back_since, h.over_since, (h.due_on + 1)::timestamp AT TIME ZONE city.zone), h.place
  FROM held h CROSS JOIN city LEFT JOIN "agencies" a ON a."id" = h.agency
  LEFT JOIN "users" u ON u."id" = h.officer AND u."disabledAt" IS NULL AND (u."agencyId" = a."id" OR (a."steward" AND u."role" IN ('ADMIN', 'STAFF')))
$$;
