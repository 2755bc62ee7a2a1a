CREATE OR REPLACE FUNCTION public.check_item_belongs()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM "instrument_sections" WHERE "id" = NEW."sectionId" AND "instrumentId" = NEW."instrumentId")
     OR (NEW."instrumentPillarId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "instrument_pillars" WHERE "id" = NEW."instrumentPillarId" AND "instrumentId" = NEW."instrumentId"))
     OR (NEW."subDimensionId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "sub_dimensions" WHERE "id" = NEW."subDimensionId" AND "instrumentPillarId" = NEW."instrumentPillarId")) THEN
    RAISE EXCEPTION 'item % names a section, pillar or sub-dimension of another instrument', NEW."code" USING ERRCODE = 'check_violation', CONSTRAINT = 'items_belong';
  END IF;
  RETURN NEW;
END $function$;
