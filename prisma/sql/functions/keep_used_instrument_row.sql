CREATE OR REPLACE FUNCTION public.keep_used_instrument_row()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE ending text[] := ARRAY['lastYear', 'replacedById', 'version'];
BEGIN
  IF instrument_is_used(OLD."id") THEN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - ending = to_jsonb(OLD) - ending THEN
      RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND loading_facts() AND OLD."questionnaireSource" = '' AND to_jsonb(NEW) - 'questionnaireSource' = to_jsonb(OLD) - 'questionnaireSource' THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'instrument % is used by a round: make a next version', OLD."code" USING ERRCODE = 'check_violation', CONSTRAINT = 'instrument_used';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $function$;
