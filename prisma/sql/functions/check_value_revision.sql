CREATE OR REPLACE FUNCTION public.check_value_revision()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  IF NEW."supersedesId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "indicator_values" v WHERE v."id" = NEW."supersedesId"
     AND v."indicatorId" = NEW."indicatorId" AND v."period" = NEW."period" AND v."kelurahanId" IS NOT DISTINCT FROM NEW."kelurahanId"
     AND v."revision" = NEW."revision" - 1 AND v."status" = 'PUBLISHED') THEN
    RAISE EXCEPTION 'a revision continues the published value of the same indicator and period' USING ERRCODE = 'check_violation', CONSTRAINT = 'value_revision_chain';
  END IF;
  RETURN NEW;
END $function$;
