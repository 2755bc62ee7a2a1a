CREATE OR REPLACE FUNCTION public.check_programme_sub_dimension()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  IF NEW."subDimension" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "sub_dimensions" d JOIN "instrument_pillars" p ON p."id" = d."instrumentPillarId"
     WHERE p."pillarId" = NEW."pillarId" AND d."code" = NEW."subDimension") THEN
    RAISE EXCEPTION 'sub-dimension % is not one of the pillar', NEW."subDimension" USING ERRCODE = 'check_violation', CONSTRAINT = 'programmes_sub_dimension';
  END IF;
  RETURN NEW;
END $function$;
