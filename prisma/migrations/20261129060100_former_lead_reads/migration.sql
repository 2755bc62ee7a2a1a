-- An agency that handed it in, wrote in its history or added evidence to it goes on reading it after it was moved to another.
CREATE FUNCTION former_agencies(recommendation uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT u."agencyId" FROM "users" u WHERE u."role" = 'AGENCY' AND u."agencyId" IS NOT NULL AND u."id" IN (
    SELECT e."addedById" FROM "evidence" e WHERE e."recommendationId" = recommendation
    UNION SELECT v."actorId" FROM "recommendation_events" v WHERE v."recommendationId" = recommendation)
$$;
CREATE OR REPLACE VIEW "evidence_owners" AS
  WITH involved AS (SELECT c."id", array_remove(ARRAY[c."leadAgencyId", c."verifierAgencyId"] || (SELECT array_agg(s."agencyId") FROM "recommendation_supports" s WHERE s."recommendationId" = c."id"), NULL)
    || ARRAY(SELECT former_agencies(c."id")) AS "agencies" FROM "recommendations" c),
  looked AS (SELECT e."id", ARRAY(SELECT l."id" FROM "evaluation_rounds" l WHERE e."year" = (SELECT max(b."year") FROM "evaluation_rounds" b WHERE b."year" < l."year" AND EXISTS (SELECT 1 FROM "recommendations" x WHERE x."roundId" = b."id"))) AS "by" FROM "evaluation_rounds" e)
  SELECT 'report' AS "kind", r."id", p."agencyId", r."status"::text AS "status", r."supersededAt" IS NOT NULL AS "superseded",
    NULL::uuid AS "roundId", NULL::"RoundPhase" AS "phase", NULL::timestamptz AS "repairClosesAt", NULL::uuid[] AS "readerIds", NULL::uuid[] AS "firstStageOfIds"
    FROM "progress_reports" r JOIN "programmes" p ON p."id" = r."programmeId"
  UNION ALL SELECT 'value', v."id", i."agencyId", v."status"::text, v."supersededAt" IS NOT NULL, NULL, NULL, NULL, NULL, NULL
    FROM "indicator_values" v JOIN "indicators" i ON i."id" = v."indicatorId"
  UNION ALL SELECT 'recommendation', c."id", c."leadAgencyId", c."state"::text, false, c."roundId", r."phase", NULL,
    n."agencies" || ARRAY(SELECT f."agencyId" FROM "follow_up_actions" f WHERE f."recommendationId" = c."id"), k."by"
    FROM "recommendations" c JOIN "evaluation_rounds" r ON r."id" = c."roundId" JOIN involved n ON n."id" = c."id" JOIN looked k ON k."id" = c."roundId"
  UNION ALL SELECT 'action', f."id", f."agencyId", coalesce(c."state"::text, 'DECISION'), f."cancelledAt" IS NOT NULL, c."roundId", r."phase", NULL, n."agencies", k."by"
    FROM "follow_up_actions" f LEFT JOIN "recommendations" c ON c."id" = f."recommendationId"
    LEFT JOIN "evaluation_rounds" r ON r."id" = c."roundId" LEFT JOIN involved n ON n."id" = c."id" LEFT JOIN looked k ON k."id" = c."roundId"
  UNION ALL SELECT 'answer', a."id", a."agencyId", a."status"::text, false, a."roundId", r."phase", d."closesAt", NULL, NULL
    FROM "answers" a JOIN "evaluation_rounds" r ON r."id" = a."roundId"
    LEFT JOIN "round_phase_dates" d ON d."roundId" = a."roundId" AND d."phase" = 'EVIDENCE_REPAIR'
  UNION ALL SELECT 'result', o."id", NULL, o."status"::text, false, o."roundId", r."phase", NULL, NULL, NULL
    FROM "official_results" o JOIN "evaluation_rounds" r ON r."id" = o."roundId";
