CREATE OR REPLACE FUNCTION public.check_consent()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ DECLARE found_ "consents"; BEGIN
  IF NEW."status" = 'WITHDRAWN' OR EXISTS (SELECT 1 FROM "testimonies" WHERE "id" = NEW."id" AND "status" = 'WITHDRAWN') THEN RETURN NULL; END IF;
  SELECT * INTO found_ FROM "consents" WHERE "testimonyId" = NEW."id";
  IF found_."testimonyId" IS NULL THEN
    RAISE EXCEPTION 'a testimony rests on a consent' USING ERRCODE = 'check_violation', CONSTRAINT = 'testimonies_consent';
  END IF;
  IF NEW."status" IN ('SUBMITTED', 'PUBLISHED') AND (found_."personName" = '' OR (found_."isMinor" AND found_."guardianName" = '')) THEN
    RAISE EXCEPTION 'a consent names who gave it, for a minor the guardian' USING ERRCODE = 'check_violation', CONSTRAINT = 'consents_person';
  END IF;
  RETURN NULL;
END $function$;
