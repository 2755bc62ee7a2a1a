CREATE OR REPLACE FUNCTION public.keep_published()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE unmarked jsonb;
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD."publishedAt" IS NULL THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'a published row of % is never deleted', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD."publishedAt" IS NULL THEN RETURN NEW; END IF;
  unmarked := to_jsonb(NEW) || jsonb_build_object('supersededAt', to_jsonb(OLD) -> 'supersededAt');
  IF OLD."supersededAt" IS NOT NULL OR unmarked <> to_jsonb(OLD) THEN
    RAISE EXCEPTION 'a published row of % is never changed: make a new revision', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $function$;
