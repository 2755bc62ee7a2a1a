CREATE OR REPLACE FUNCTION public.keep_confirmed_result()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  IF OLD."status" = 'CONFIRMED' THEN
    RAISE EXCEPTION 'a confirmed result is never changed or deleted: enter a correction' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $function$;
