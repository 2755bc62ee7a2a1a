CREATE OR REPLACE FUNCTION public.check_progress_revision()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  IF NEW."supersedesId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "progress_reports" p WHERE p."id" = NEW."supersedesId"
     AND p."programmeId" = NEW."programmeId" AND p."period" = NEW."period" AND p."revision" = NEW."revision" - 1 AND p."status" = 'PUBLISHED') THEN
    RAISE EXCEPTION 'a revision continues the published report of the same programme and period' USING ERRCODE = 'check_violation', CONSTRAINT = 'progress_revision_chain';
  END IF;
  RETURN NEW;
END $function$;
