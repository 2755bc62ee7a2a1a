CREATE OR REPLACE FUNCTION public.refuse_forged_link()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'audit_links are made by the database alone' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $function$;
