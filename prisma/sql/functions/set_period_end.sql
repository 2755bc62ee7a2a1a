CREATE OR REPLACE FUNCTION public.set_period_end()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  IF NOT period_is_valid(NEW."period") THEN
    RAISE EXCEPTION 'period % is not well formed', NEW."period" USING ERRCODE = 'check_violation';
  END IF;
  NEW."periodEnd" := period_end(NEW."period");
  RETURN NEW;
END $function$;
