CREATE OR REPLACE FUNCTION public.check_active_instrument()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  IF EXISTS (SELECT 1 FROM "instruments" i WHERE i."id" = NEW."id" AND i."status" = 'ACTIVE'
             AND NOT EXISTS (SELECT 1 FROM "instrument_sections" s WHERE s."instrumentId" = i."id")) THEN
    RAISE EXCEPTION 'active instrument % has no sections', NEW."code" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $function$;
