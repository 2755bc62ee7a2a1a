-- A version that becomes active asks something of somebody; what was active before this is left as it is.
CREATE FUNCTION check_instrument_activation() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM "instrument_pillars" WHERE "instrumentId" = NEW."id")
     OR NOT EXISTS (SELECT 1 FROM "questionnaire_items" WHERE "instrumentId" = NEW."id") THEN
    RAISE EXCEPTION 'instrument % has no pillar or no item', NEW."code" USING ERRCODE = 'check_violation', CONSTRAINT = 'instrument_activation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER instruments_activation BEFORE UPDATE OF "status" ON "instruments" FOR EACH ROW
  WHEN (OLD."status" = 'DRAFT' AND NEW."status" = 'ACTIVE') EXECUTE FUNCTION check_instrument_activation();

-- A round works with a version that is in force, never with a draft.
CREATE FUNCTION check_round_instrument() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW."instrumentId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "instruments" WHERE "id" = NEW."instrumentId" AND "status" = 'ACTIVE') THEN
    RAISE EXCEPTION 'the instrument of a round is an active one' USING ERRCODE = 'check_violation', CONSTRAINT = 'round_instrument_active';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evaluation_rounds_instrument BEFORE INSERT OR UPDATE OF "instrumentId" ON "evaluation_rounds" FOR EACH ROW EXECUTE FUNCTION check_round_instrument();

-- A pillar of a draft is not public: only what an instrument in force, a published programme or indicator names.
CREATE OR REPLACE VIEW "published_pillars" AS SELECT p."id", p."code", p."slug", p."order", p."name", p."focusId", p."focusEn" FROM "pillars" p
  WHERE EXISTS (SELECT 1 FROM "instrument_pillars" ip JOIN "instruments" i ON i."id" = ip."instrumentId" WHERE ip."pillarId" = p."id" AND i."status" = 'ACTIVE')
     OR EXISTS (SELECT 1 FROM "programmes" g WHERE g."pillarId" = p."id" AND g."publishedAt" IS NOT NULL)
     OR EXISTS (SELECT 1 FROM "indicators" n WHERE n."pillarId" = p."id" AND n."publishedAt" IS NOT NULL)
     OR EXISTS (SELECT 1 FROM "scores" s WHERE s."pillarId" = p."id" AND s."publishedAt" IS NOT NULL)
     OR EXISTS (SELECT 1 FROM "recommendations" c WHERE c."pillarId" = p."id" AND c."publishedAt" IS NOT NULL);

ALTER TABLE "pillars" ADD CONSTRAINT pillars_code CHECK ("code" ~ '^[A-Z0-9]+(_[A-Z0-9]+)*$'),
  ADD CONSTRAINT pillars_slug CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
