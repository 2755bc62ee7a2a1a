CREATE OR REPLACE FUNCTION public.receive_recommendation()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  INSERT INTO "recommendation_events" ("id", "recommendationId", "kind", "state") VALUES (gen_random_uuid(), NEW."id", 'RECEIVED', 'RECEIVED');
  RETURN NEW;
END $function$;
