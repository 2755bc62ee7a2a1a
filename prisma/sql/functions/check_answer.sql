CREATE OR REPLACE FUNCTION public.check_answer()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE item "questionnaire_items"%ROWTYPE; round "evaluation_rounds"%ROWTYPE; kept text[] := ARRAY['agencyId', 'officerId', 'copiedAt', 'copiedById', 'version', 'updatedAt'];
BEGIN
  SELECT * INTO round FROM "evaluation_rounds" WHERE "id" = NEW."roundId";
  SELECT * INTO item FROM "questionnaire_items" WHERE "id" = NEW."itemId";
  IF item."instrumentId" IS DISTINCT FROM round."instrumentId" THEN
    RAISE EXCEPTION 'item is not of the instrument of the round' USING ERRCODE = 'check_violation', CONSTRAINT = 'answers_item_of_instrument';
  END IF;
  IF NEW."score" < item."minimum" OR NEW."score" > item."maximum" THEN
    RAISE EXCEPTION 'score % is outside % to %', NEW."score", item."minimum", item."maximum" USING ERRCODE = 'check_violation', CONSTRAINT = 'answers_scale';
  END IF;
  IF NEW."score" IS NOT NULL AND EXISTS (SELECT 1 FROM "instrument_levels" WHERE "instrumentId" = item."instrumentId")
     AND NOT EXISTS (SELECT 1 FROM "instrument_levels" WHERE "instrumentId" = item."instrumentId" AND "value" = NEW."score") THEN
    RAISE EXCEPTION 'score % is no level of the instrument', NEW."score" USING ERRCODE = 'check_violation', CONSTRAINT = 'answers_level';
  END IF;
  IF NEW."notApplicable" AND NOT item."notApplicableAllowed" THEN
    RAISE EXCEPTION 'item % always applies', item."code" USING ERRCODE = 'check_violation', CONSTRAINT = 'answers_always_applies';
  END IF;
  IF NEW."officerId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "users" WHERE "id" = NEW."officerId" AND "agencyId" = NEW."agencyId") THEN
    RAISE EXCEPTION 'the officer is not of the agency' USING ERRCODE = 'check_violation', CONSTRAINT = 'answers_officer_of_agency';
  END IF;
  IF TG_OP = 'UPDATE' AND round."phase" NOT IN ('FILLING', 'VERIFICATION', 'COUNCIL_REVIEW')
     AND to_jsonb(NEW) - kept <> to_jsonb(OLD) - kept THEN
    RAISE EXCEPTION 'answers are not open in phase %', round."phase" USING ERRCODE = 'check_violation', CONSTRAINT = 'answers_phase';
  END IF;
  RETURN NEW;
END $function$;
