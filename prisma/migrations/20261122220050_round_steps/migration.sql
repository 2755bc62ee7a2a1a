-- What decides whether a round may go on, counted once for those who show it and those who act on it.
CREATE VIEW "round_standings" AS SELECT r."id" AS "roundId",
  (SELECT count(*)::int FROM "questionnaire_items" i WHERE i."instrumentId" = r."instrumentId") AS "items",
  (SELECT count(*)::int FROM "answers" a WHERE a."roundId" = r."id" AND a."agencyId" IS NULL) AS "unassigned",
  (SELECT count(*)::int FROM "answers" a WHERE a."roundId" = r."id" AND a."status" <> 'VERIFIED') AS "unverified",
  (SELECT count(*)::int FROM "instrument_pillars" p WHERE p."instrumentId" = r."instrumentId"
     AND 'APPROVED' IS DISTINCT FROM (SELECT v."decision"::text FROM "pillar_reviews" v WHERE v."roundId" = r."id" AND v."pillarId" = p."pillarId"
       ORDER BY v."createdAt" DESC, v."id" DESC LIMIT 1)) AS "pillarsOpen",
  (SELECT d."closesAt" FROM "round_phase_dates" d WHERE d."roundId" = r."id" AND d."phase" = 'EVIDENCE_REPAIR') AS "repairClosesAt",
  EXISTS (SELECT 1 FROM "official_results" o WHERE o."roundId" = r."id" AND o."status" = 'CONFIRMED') AS "resultConfirmed"
  FROM "evaluation_rounds" r;

-- An official score is written when its letter is confirmed and published with its round: once, and never taken back.
CREATE OR REPLACE FUNCTION keep_score() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE unmarked jsonb := to_jsonb(NEW) || jsonb_build_object('supersededAt', NULL);
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."publishedAt" IS NULL AND OLD."origin" = 'OFFICIAL' THEN
    unmarked := unmarked || jsonb_build_object('publishedAt', NULL);
  END IF;
  IF TG_OP = 'DELETE' OR OLD."supersededAt" IS NOT NULL OR unmarked <> to_jsonb(OLD) THEN
    RAISE EXCEPTION 'a score is never changed or deleted: record a new revision' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

-- The pillars of an instrument, also of one whose sub-dimensions are not known yet.
CREATE VIEW "published_instrument_pillars" AS SELECT p."id", p."instrumentId", p."pillarId", p."order"
  FROM "instrument_pillars" p JOIN "instruments" i ON i."id" = p."instrumentId" WHERE i."status" = 'ACTIVE';
