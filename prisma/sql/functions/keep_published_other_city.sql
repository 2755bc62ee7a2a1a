CREATE OR REPLACE FUNCTION public.keep_published_other_city()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  IF (NEW."city", NEW."roundId", NEW."value", NEW."source", NEW."status", NEW."publishedAt") IS DISTINCT FROM
     (OLD."city", OLD."roundId", OLD."value", OLD."source", OLD."status", OLD."publishedAt") THEN
    RAISE EXCEPTION 'a published figure of another city is taken back, not rewritten' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $function$;
