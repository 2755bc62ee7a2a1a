CREATE OR REPLACE FUNCTION public.keep_security_event()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  IF TG_OP <> 'DELETE' OR OLD."at" > now() - interval '400 days' THEN
    RAISE EXCEPTION 'security_events is append-only' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $function$;
