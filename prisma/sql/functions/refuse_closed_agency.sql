CREATE OR REPLACE FUNCTION public.refuse_closed_agency()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE wanted uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid; before uuid := CASE WHEN TG_OP = 'UPDATE' THEN (to_jsonb(OLD) ->> TG_ARGV[0])::uuid END;
BEGIN
  IF wanted IS DISTINCT FROM before AND EXISTS (SELECT 1 FROM "agencies" WHERE "id" = wanted AND "closedOn" IS NOT NULL) THEN
    RAISE EXCEPTION 'agency % is closed (%)', wanted, TG_TABLE_NAME USING ERRCODE = 'check_violation', CONSTRAINT = 'agency_closed';
  END IF;
  RETURN NEW;
END $function$;
