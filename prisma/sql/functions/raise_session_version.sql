CREATE OR REPLACE FUNCTION public.raise_session_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  IF (NEW."role", NEW."agencyId", NEW."passwordHash", NEW."disabledAt")
     IS DISTINCT FROM (OLD."role", OLD."agencyId", OLD."passwordHash", OLD."disabledAt") THEN
    NEW."sessionVersion" := OLD."sessionVersion" + 1;
  END IF;
  RETURN NEW;
END $function$;
