CREATE OR REPLACE FUNCTION public.keep_consent()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ DECLARE status_ "TestimonyStatus"; BEGIN
  SELECT "status" INTO status_ FROM "testimonies" WHERE "id" = coalesce(NEW."testimonyId", OLD."testimonyId");
  IF TG_OP = 'DELETE' AND status_ IS DISTINCT FROM 'WITHDRAWN' THEN
    RAISE EXCEPTION 'a testimony rests on a consent' USING ERRCODE = 'check_violation', CONSTRAINT = 'testimonies_consent';
  ELSIF TG_OP <> 'DELETE' AND status_ = 'WITHDRAWN' THEN
    RAISE EXCEPTION 'of a withdrawn testimony the fact stays, and nothing else comes back' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $function$;
