CREATE OR REPLACE FUNCTION public.delete_only_unpublished_target()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  IF EXISTS (SELECT 1 FROM "indicators" i WHERE i."id" = OLD."indicatorId" AND i."publishedAt" IS NOT NULL) THEN
    RAISE EXCEPTION 'a target of a published indicator is never deleted: it is withdrawn' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $function$;
