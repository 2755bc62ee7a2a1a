CREATE OR REPLACE FUNCTION public.keep_evidence()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE may text[] := ARRAY['informationClass', 'checkedById', 'checkedAt', 'removedById', 'removedAt', 'version'];
BEGIN
  IF TG_OP = 'DELETE' OR OLD."removedAt" IS NOT NULL OR to_jsonb(NEW) - may <> to_jsonb(OLD) - may THEN
    RAISE EXCEPTION 'evidence is never changed or deleted: take it back and add another' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $function$;
