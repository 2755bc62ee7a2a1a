CREATE OR REPLACE FUNCTION public.check_instrument_weights()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE instrument uuid; total numeric;
BEGIN
  FOR instrument IN SELECT DISTINCT i FROM unnest(ARRAY[
    CASE WHEN TG_OP <> 'DELETE' THEN NEW."instrumentId" END,
    CASE WHEN TG_OP <> 'INSERT' THEN OLD."instrumentId" END]) AS i WHERE i IS NOT NULL
  LOOP
    SELECT sum("weight") INTO total FROM "instrument_sections" WHERE "instrumentId" = instrument;
    IF total <> 1 OR (total IS NULL AND EXISTS (SELECT 1 FROM "instruments" WHERE "id" = instrument AND "status" = 'ACTIVE')) THEN
      RAISE EXCEPTION 'weights of instrument % add up to %, not 1', instrument, total
        USING ERRCODE = 'check_violation', CONSTRAINT = 'instrument_weights_sum';
    END IF;
  END LOOP;
  RETURN NULL;
END $function$;
