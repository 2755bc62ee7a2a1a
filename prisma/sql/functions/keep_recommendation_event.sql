CREATE OR REPLACE FUNCTION public.keep_recommendation_event()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  IF TG_OP = 'UPDATE' OR EXISTS (SELECT 1 FROM "recommendations" WHERE "id" = OLD."recommendationId") THEN
    RAISE EXCEPTION 'the history of a recommendation is append-only' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $function$;
