CREATE OR REPLACE FUNCTION public.keep_an_administrator()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  IF administers(OLD) AND (TG_OP = 'DELETE' OR NOT administers(NEW)) THEN
    PERFORM pg_advisory_xact_lock(hashtext('enam-pilar/administrators'));
    IF NOT EXISTS (SELECT 1 FROM "users" u WHERE u."id" <> OLD."id" AND administers(u)) THEN
      RAISE EXCEPTION 'the last account that administers stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'users_an_administrator';
    END IF;
  END IF;
  RETURN NULL;
END $function$;
