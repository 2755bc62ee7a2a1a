CREATE OR REPLACE FUNCTION public.empty_consent()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  DELETE FROM "consents" WHERE "testimonyId" = NEW."id";
  RETURN NULL;
END $function$;
