CREATE OR REPLACE FUNCTION public.delete_only_unused_account()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  IF OLD."passwordHash" IS NOT NULL OR OLD."lastSignInAt" IS NOT NULL THEN
    RAISE EXCEPTION 'an account that was used is closed and never deleted' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $function$;
