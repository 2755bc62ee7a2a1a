CREATE OR REPLACE FUNCTION public.keep_used_instrument()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE instrument uuid;
BEGIN
  IF TG_TABLE_NAME = 'questionnaire_items' AND TG_OP = 'INSERT' AND loading_facts()
     AND NOT EXISTS (SELECT 1 FROM "answers" a JOIN "evaluation_rounds" r ON r."id" = a."roundId" WHERE r."instrumentId" = NEW."instrumentId") THEN
    RETURN NEW;
  END IF;
  IF TG_TABLE_NAME = 'instrument_sections' AND TG_OP = 'UPDATE' AND is_corrected('instrumentSection', NEW."id") AND to_jsonb(NEW) - 'source' = to_jsonb(OLD) - 'source' THEN
    RETURN NEW;
  END IF;
  FOR instrument IN SELECT DISTINCT i FROM unnest(ARRAY[
    CASE WHEN TG_OP <> 'DELETE' THEN NEW."instrumentId" END,
    CASE WHEN TG_OP <> 'INSERT' THEN OLD."instrumentId" END]) AS i WHERE i IS NOT NULL
  LOOP
    IF instrument_is_used(instrument) THEN
      RAISE EXCEPTION 'instrument % is used by a round: make a next version (%)', instrument, TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = 'instrument_used';
    END IF;
  END LOOP;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $function$;
