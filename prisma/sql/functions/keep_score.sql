CREATE OR REPLACE FUNCTION public.keep_score()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE unmarked jsonb := to_jsonb(NEW) || jsonb_build_object('supersededAt', NULL);
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."publishedAt" IS NULL AND OLD."origin" = 'OFFICIAL' THEN
    unmarked := unmarked || jsonb_build_object('publishedAt', NULL);
  END IF;
  IF TG_OP = 'DELETE' OR OLD."supersededAt" IS NOT NULL OR unmarked <> to_jsonb(OLD) THEN
    RAISE EXCEPTION 'a score is never changed or deleted: record a new revision' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $function$;
