CREATE OR REPLACE FUNCTION public.forget_security_events()
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE gone bigint;
BEGIN
  DELETE FROM "security_events" WHERE "at" <= now() - interval '400 days';
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN gone;
END $function$;
