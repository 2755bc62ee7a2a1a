CREATE OR REPLACE FUNCTION public.keep_published_round()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  IF OLD."phase" = 'PUBLISHED' AND (TG_OP = 'DELETE' OR to_jsonb(NEW) <> to_jsonb(OLD)) THEN
    IF TG_OP = 'UPDATE' AND OLD."shipped" AND is_corrected('round', OLD."id")
       AND to_jsonb(NEW) - ARRAY['heldOn', 'letterNumber', 'letterDate', 'note', 'noteEn', 'source'] = to_jsonb(OLD) - ARRAY['heldOn', 'letterNumber', 'letterDate', 'note', 'noteEn', 'source'] THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a published round is never changed or deleted' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $function$;
