CREATE OR REPLACE FUNCTION public.check_decision()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM "follow_up_actions" WHERE "decisionId" = NEW."id") THEN
    RAISE EXCEPTION 'a decision has an owner and a due date' USING ERRCODE = 'check_violation', CONSTRAINT = 'decisions_action';
  END IF;
  RETURN NULL;
END $function$;
