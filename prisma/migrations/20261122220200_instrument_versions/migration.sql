-- AlterTable
ALTER TABLE "instruments" ADD COLUMN     "questionnaireSource" TEXT NOT NULL DEFAULT '';

-- What Prisma's schema cannot say ---------------------------------------------------------------------------------

-- The shipped instruments of a city that is running already: pillar scores are parts of Impact (ours, DOMAIN.md 2.5).
UPDATE "instrument_sections" s SET "pillarScores" = true FROM "instruments" i
  WHERE i."id" = s."instrumentId" AND s."code" = 'IMPACT' AND i."code" IN ('gerakan-smart-city-2022', 'gerakan-smart-city-sleman');

-- Once a round that is past its preparation uses an active instrument, what it asks and weighs stays as it is:
-- answers were given to it and scores computed with it. What is to change is a next version.
CREATE FUNCTION instrument_is_used(instrument uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM "instruments" i JOIN "evaluation_rounds" r ON r."instrumentId" = i."id"
                 WHERE i."id" = instrument AND i."status" = 'ACTIVE' AND r."phase" <> 'PREPARATION') $$;

CREATE FUNCTION keep_used_instrument() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE instrument uuid;
BEGIN
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
END $$;
CREATE TRIGGER instrument_sections_used BEFORE INSERT OR UPDATE OR DELETE ON "instrument_sections" FOR EACH ROW EXECUTE FUNCTION keep_used_instrument();
CREATE TRIGGER instrument_pillars_used BEFORE INSERT OR UPDATE OR DELETE ON "instrument_pillars" FOR EACH ROW EXECUTE FUNCTION keep_used_instrument();
CREATE TRIGGER instrument_bands_used BEFORE INSERT OR UPDATE OR DELETE ON "instrument_bands" FOR EACH ROW EXECUTE FUNCTION keep_used_instrument();
CREATE TRIGGER questionnaire_items_used BEFORE INSERT OR UPDATE OR DELETE ON "questionnaire_items" FOR EACH ROW EXECUTE FUNCTION keep_used_instrument();

CREATE FUNCTION keep_used_sub_dimension() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM "instrument_pillars" p WHERE p."id" IN (CASE WHEN TG_OP <> 'DELETE' THEN NEW."instrumentPillarId" END,
             CASE WHEN TG_OP <> 'INSERT' THEN OLD."instrumentPillarId" END) AND instrument_is_used(p."instrumentId")) THEN
    RAISE EXCEPTION 'the instrument is used by a round: make a next version (%)', TG_TABLE_NAME
      USING ERRCODE = 'check_violation', CONSTRAINT = 'instrument_used';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER sub_dimensions_used BEFORE INSERT OR UPDATE OR DELETE ON "sub_dimensions" FOR EACH ROW EXECUTE FUNCTION keep_used_sub_dimension();

-- The version row itself: scale, decimals and group are content; it also never becomes a draft again while in use.
CREATE FUNCTION keep_used_instrument_row() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF instrument_is_used(OLD."id") THEN
    RAISE EXCEPTION 'instrument % is used by a round: make a next version', OLD."code" USING ERRCODE = 'check_violation', CONSTRAINT = 'instrument_used';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER instruments_used BEFORE UPDATE OR DELETE ON "instruments" FOR EACH ROW EXECUTE FUNCTION keep_used_instrument_row();
