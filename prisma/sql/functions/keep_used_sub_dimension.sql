CREATE OR REPLACE FUNCTION public.keep_used_sub_dimension()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  IF EXISTS (SELECT 1 FROM "instrument_pillars" p WHERE p."id" IN (CASE WHEN TG_OP <> 'DELETE' THEN NEW."instrumentPillarId" END,
             CASE WHEN TG_OP <> 'INSERT' THEN OLD."instrumentPillarId" END) AND instrument_is_used(p."instrumentId")) THEN
    RAISE EXCEPTION 'the instrument is used by a round: make a next version (%)', TG_TABLE_NAME
      USING ERRCODE = 'check_violation', CONSTRAINT = 'instrument_used';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $function$;
