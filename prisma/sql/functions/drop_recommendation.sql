CREATE OR REPLACE FUNCTION public.drop_recommendation()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  IF OLD."publishedAt" IS NOT NULL OR OLD."state" <> 'RECEIVED'
     OR EXISTS (SELECT 1 FROM "recommendation_events" WHERE "recommendationId" = OLD."id" AND "kind" <> 'RECEIVED') THEN
    RAISE EXCEPTION 'a recommendation that was published or worked on is never deleted' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $function$;
