CREATE OR REPLACE FUNCTION public.keep_question()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  IF (NEW."text", NEW."number", NEW."receivedAt") IS DISTINCT FROM (OLD."text", OLD."number", OLD."receivedAt") THEN
    RAISE EXCEPTION 'a question is not rewritten' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW."status" = 'REFUSED' THEN DELETE FROM "question_contacts" WHERE "questionId" = NEW."id"; END IF;
  RETURN NEW;
END $function$;
