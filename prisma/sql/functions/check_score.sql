CREATE OR REPLACE FUNCTION public.check_score()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
-- A letter whose instrument nobody knows is of the smart-city evaluation, which scores from 0 to 4.
DECLARE instrument uuid; low numeric := 0; high numeric := 4;
BEGIN
  SELECT r."instrumentId" INTO instrument FROM "evaluation_rounds" r WHERE r."id" = NEW."roundId";
  IF NEW."itemId" IS NOT NULL THEN
    SELECT "minimum", "maximum" INTO low, high FROM "questionnaire_items" WHERE "id" = NEW."itemId" AND "instrumentId" = instrument;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'item is not of the instrument of the round' USING ERRCODE = 'check_violation', CONSTRAINT = 'scores_item_of_instrument';
    END IF;
  ELSIF instrument IS NOT NULL THEN
    SELECT "scaleMin", "scaleMax" INTO low, high FROM "instruments" WHERE "id" = instrument;
  END IF;
  IF NEW."value" < low OR NEW."value" > high THEN
    RAISE EXCEPTION 'score % is outside % to %', NEW."value", low, high USING ERRCODE = 'check_violation', CONSTRAINT = 'scores_scale';
  END IF;
  IF NEW."sectionId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "instrument_sections" WHERE "id" = NEW."sectionId" AND "instrumentId" = instrument) THEN
    RAISE EXCEPTION 'section is not of the instrument of the round' USING ERRCODE = 'check_violation', CONSTRAINT = 'scores_section_of_instrument';
  END IF;
  IF NEW."pillarId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "instrument_pillars" WHERE "pillarId" = NEW."pillarId" AND "instrumentId" = instrument) THEN
    RAISE EXCEPTION 'pillar is not of the instrument of the round' USING ERRCODE = 'check_violation', CONSTRAINT = 'scores_pillar_of_instrument';
  END IF;
  RETURN NEW;
END $function$;
