CREATE VIEW round_standings AS
 SELECT id AS "roundId",
    ( SELECT count(*)::integer AS count
           FROM questionnaire_items i
          WHERE i."instrumentId" = r."instrumentId") AS items,
    ( SELECT count(*)::integer AS count
           FROM answers a
          WHERE a."roundId" = r.id AND a."agencyId" IS NULL) AS unassigned,
    ( SELECT count(*)::integer AS count
           FROM answers a
          WHERE a."roundId" = r.id AND a.status <> 'VERIFIED'::"EntryStatus") AS unverified,
    ( SELECT count(*)::integer AS count
           FROM instrument_pillars p
          WHERE p."instrumentId" = r."instrumentId" AND 'APPROVED'::text IS DISTINCT FROM (( SELECT v.decision::text AS decision
                   FROM pillar_reviews v
                  WHERE v."roundId" = r.id AND v."pillarId" = p."pillarId"
                  ORDER BY v."createdAt" DESC, v.id DESC
                 LIMIT 1))) AS "pillarsOpen",
    ( SELECT d."closesAt"
           FROM round_phase_dates d
          WHERE d."roundId" = r.id AND d.phase = 'EVIDENCE_REPAIR'::"RoundPhase") AS "repairClosesAt",
    (EXISTS ( SELECT 1
           FROM official_results o
          WHERE o."roundId" = r.id AND o.status = 'CONFIRMED'::"OfficialResultStatus")) AS "resultConfirmed"
   FROM evaluation_rounds r;
