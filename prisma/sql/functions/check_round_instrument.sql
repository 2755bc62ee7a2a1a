CREATE OR REPLACE FUNCTION public.check_round_instrument()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  IF NEW."instrumentId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "instruments" WHERE "id" = NEW."instrumentId" AND "status" = 'ACTIVE') THEN
    RAISE EXCEPTION 'the instrument of a round is an active one' USING ERRCODE = 'check_violation', CONSTRAINT = 'round_instrument_active';
  END IF;
  IF EXISTS (SELECT 1 FROM "instruments" WHERE "id" = NEW."instrumentId" AND "lastYear" < NEW."year") THEN
    RAISE EXCEPTION 'the instrument ended before %', NEW."year" USING ERRCODE = 'check_violation', CONSTRAINT = 'round_instrument_ended';
  END IF;
  RETURN NEW;
END $function$;
