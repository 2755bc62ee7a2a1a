CREATE OR REPLACE FUNCTION public.keep_testimony()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND OLD."status" = 'WITHDRAWN') THEN
    RAISE EXCEPTION 'of a withdrawn testimony the fact stays, and nothing else comes back' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW."status" = 'WITHDRAWN' THEN
    NEW."text" := ''; NEW."pseudonym" := ''; NEW."returnReason" := NULL;
  ELSIF NOT EXISTS (SELECT 1 FROM "programmes" WHERE "id" = NEW."programmeId" AND "quickWin") THEN
    RAISE EXCEPTION 'a testimony is of a Quick Win' USING ERRCODE = 'check_violation', CONSTRAINT = 'testimonies_quick_win';
  END IF;
  RETURN NEW;
END $function$;
