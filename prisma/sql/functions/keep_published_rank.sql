CREATE OR REPLACE FUNCTION public.keep_published_rank()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  IF (TG_OP = 'DELETE' OR to_jsonb(NEW) <> to_jsonb(OLD))
     AND EXISTS (SELECT 1 FROM "evaluation_rounds" WHERE "id" = OLD."roundId" AND "phase" = 'PUBLISHED') THEN
    RAISE EXCEPTION 'a rank of a published round is never changed or deleted' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $function$;
