CREATE OR REPLACE FUNCTION public.check_instrument_activation()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM "instrument_pillars" WHERE "instrumentId" = NEW."id")
     OR NOT EXISTS (SELECT 1 FROM "questionnaire_items" WHERE "instrumentId" = NEW."id") THEN
    RAISE EXCEPTION 'instrument % has no pillar or no item', NEW."code" USING ERRCODE = 'check_violation', CONSTRAINT = 'instrument_activation';
  END IF;
  RETURN NEW;
END $function$;
