CREATE OR REPLACE FUNCTION public.check_round_is_open()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  IF NEW."origin" <> 'OFFICIAL' AND EXISTS (SELECT 1 FROM "evaluation_rounds" WHERE "id" = NEW."roundId" AND "phase" = 'PUBLISHED') THEN
    RAISE EXCEPTION 'the round is published and closed' USING ERRCODE = 'check_violation', CONSTRAINT = 'scores_round_open';
  END IF;
  RETURN NEW;
END $function$;
