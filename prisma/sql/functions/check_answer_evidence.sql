CREATE OR REPLACE FUNCTION public.check_answer_evidence()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE phase "RoundPhase"; closes timestamptz;
BEGIN
  IF NEW."answerId" IS NULL OR (TG_OP = 'UPDATE' AND NEW."removedAt" IS NOT DISTINCT FROM OLD."removedAt") THEN RETURN NEW; END IF;
  SELECT r."phase", d."closesAt" INTO phase, closes FROM "answers" a JOIN "evaluation_rounds" r ON r."id" = a."roundId"
    LEFT JOIN "round_phase_dates" d ON d."roundId" = r."id" AND d."phase" = 'EVIDENCE_REPAIR' WHERE a."id" = NEW."answerId";
  IF phase NOT IN ('FILLING', 'VERIFICATION', 'COUNCIL_REVIEW', 'EVIDENCE_REPAIR')
     OR (phase = 'EVIDENCE_REPAIR' AND closes <= now()) THEN
    RAISE EXCEPTION 'evidence of answers is not open in phase %', phase USING ERRCODE = 'check_violation', CONSTRAINT = 'evidence_phase';
  END IF;
  RETURN NEW;
END $function$;
