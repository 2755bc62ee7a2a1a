CREATE OR REPLACE FUNCTION public.refuse_in_published_round()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  IF EXISTS (SELECT 1 FROM "evaluation_rounds" WHERE "phase" = 'PUBLISHED'
             AND "id" IN (CASE WHEN TG_OP <> 'DELETE' THEN NEW."roundId" END, CASE WHEN TG_OP <> 'INSERT' THEN OLD."roundId" END)) THEN
    RAISE EXCEPTION 'the round is published and closed (%)', TG_TABLE_NAME USING ERRCODE = 'check_violation', CONSTRAINT = 'round_closed';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $function$;
