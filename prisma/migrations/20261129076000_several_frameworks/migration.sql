-- Several instruments beside each other: groups that are no pillars of the city, levels, items that do not begin at 0, a last
-- year, and what of the city answers which item.

-- A group of another framework's instrument (an aspect of the digital government index) is no pillar of the city.
ALTER TABLE "pillars" ADD COLUMN "cityPillar" BOOLEAN NOT NULL DEFAULT true;

ALTER TABLE "instruments" ADD COLUMN "framework" TEXT NOT NULL DEFAULT 'smart-city',
  ADD COLUMN "lastYear" INTEGER,
  ADD COLUMN "replacedById" UUID,
  ADD CONSTRAINT "instruments_replacedById_fkey" FOREIGN KEY ("replacedById") REFERENCES "instruments"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "instruments_ends" CHECK ("replacedById" IS NULL OR ("lastYear" IS NOT NULL AND "replacedById" <> "id"));

ALTER TABLE "indicators" ADD COLUMN "replacedById" UUID,
  ADD CONSTRAINT "indicators_replacedById_fkey" FOREIGN KEY ("replacedById") REFERENCES "indicators"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "indicators_replaced" CHECK ("replacedById" IS NULL OR ("retiredFrom" IS NOT NULL AND "replacedById" <> "id"));

ALTER TABLE "questionnaire_items" ADD COLUMN "minimum" DECIMAL(6,3) NOT NULL DEFAULT 0,
  ADD CONSTRAINT "questionnaire_items_range" CHECK ("minimum" < "maximum");

CREATE TABLE "instrument_levels" (
    "id" UUID NOT NULL,
    "instrumentId" UUID NOT NULL,
    "value" DECIMAL(6,3) NOT NULL,
    "labelId" TEXT NOT NULL,
    "labelEn" TEXT NOT NULL,
    "descriptionId" TEXT NOT NULL DEFAULT '',
    "descriptionEn" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "instrument_levels_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "instrument_levels_instrumentId_value_key" ON "instrument_levels"("instrumentId", "value");
ALTER TABLE "instrument_levels" ADD CONSTRAINT "instrument_levels_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "instruments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER instrument_levels_used BEFORE INSERT OR DELETE OR UPDATE ON "instrument_levels" FOR EACH ROW EXECUTE FUNCTION keep_used_instrument();

CREATE TABLE "item_links" (
    "id" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "indicatorId" UUID,
    "programmeId" UUID,
    "evidenceId" UUID,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedById" UUID,
    "removedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "item_links_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "item_links_one_thing" CHECK (num_nonnulls("indicatorId", "programmeId", "evidenceId") = 1),
    CONSTRAINT "item_links_removed" CHECK (("removedAt" IS NULL) = ("removedById" IS NULL))
);
-- An item goes only while its instrument is a draft: its links were that draft's.
ALTER TABLE "item_links" ADD CONSTRAINT "item_links_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "questionnaire_items"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "item_links_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "indicators"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "item_links_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "programmes"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "item_links_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "item_links_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "item_links_removedById_fkey" FOREIGN KEY ("removedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE UNIQUE INDEX "item_links_once" ON "item_links"("itemId", "indicatorId", "programmeId", "evidenceId") NULLS NOT DISTINCT WHERE "removedAt" IS NULL;
CREATE INDEX "item_links_indicatorId_idx" ON "item_links"("indicatorId");
CREATE INDEX "item_links_programmeId_idx" ON "item_links"("programmeId");
CREATE INDEX "item_links_evidenceId_idx" ON "item_links"("evidenceId");

CREATE OR REPLACE FUNCTION check_answer() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE item "questionnaire_items"%ROWTYPE; round "evaluation_rounds"%ROWTYPE; kept text[] := ARRAY['agencyId', 'officerId', 'copiedAt', 'copiedById', 'version', 'updatedAt'];
BEGIN
  SELECT * INTO round FROM "evaluation_rounds" WHERE "id" = NEW."roundId";
  SELECT * INTO item FROM "questionnaire_items" WHERE "id" = NEW."itemId";
  IF item."instrumentId" IS DISTINCT FROM round."instrumentId" THEN
    RAISE EXCEPTION 'item is not of the instrument of the round' USING ERRCODE = 'check_violation', CONSTRAINT = 'answers_item_of_instrument';
  END IF;
  IF NEW."score" < item."minimum" OR NEW."score" > item."maximum" THEN
    RAISE EXCEPTION 'score % is outside % to %', NEW."score", item."minimum", item."maximum" USING ERRCODE = 'check_violation', CONSTRAINT = 'answers_scale';
  END IF;
  IF NEW."score" IS NOT NULL AND EXISTS (SELECT 1 FROM "instrument_levels" WHERE "instrumentId" = item."instrumentId")
     AND NOT EXISTS (SELECT 1 FROM "instrument_levels" WHERE "instrumentId" = item."instrumentId" AND "value" = NEW."score") THEN
    RAISE EXCEPTION 'score % is no level of the instrument', NEW."score" USING ERRCODE = 'check_violation', CONSTRAINT = 'answers_level';
  END IF;
  IF NEW."notApplicable" AND NOT item."notApplicableAllowed" THEN
    RAISE EXCEPTION 'item % always applies', item."code" USING ERRCODE = 'check_violation', CONSTRAINT = 'answers_always_applies';
  END IF;
  IF NEW."officerId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "users" WHERE "id" = NEW."officerId" AND "agencyId" = NEW."agencyId") THEN
    RAISE EXCEPTION 'the officer is not of the agency' USING ERRCODE = 'check_violation', CONSTRAINT = 'answers_officer_of_agency';
  END IF;
  IF TG_OP = 'UPDATE' AND round."phase" NOT IN ('FILLING', 'VERIFICATION', 'COUNCIL_REVIEW')
     AND to_jsonb(NEW) - kept <> to_jsonb(OLD) - kept THEN
    RAISE EXCEPTION 'answers are not open in phase %', round."phase" USING ERRCODE = 'check_violation', CONSTRAINT = 'answers_phase';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION check_score() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
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
END $$;

-- That an instrument has ended is known after it was used; nothing else of it changes then.
CREATE OR REPLACE FUNCTION keep_used_instrument_row() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
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
END $$;

-- No result is drawn after the year in which its instrument ended.
CREATE OR REPLACE FUNCTION check_round_instrument() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$ BEGIN
  IF NEW."instrumentId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "instruments" WHERE "id" = NEW."instrumentId" AND "status" = 'ACTIVE') THEN
    RAISE EXCEPTION 'the instrument of a round is an active one' USING ERRCODE = 'check_violation', CONSTRAINT = 'round_instrument_active';
  END IF;
  IF EXISTS (SELECT 1 FROM "instruments" WHERE "id" = NEW."instrumentId" AND "lastYear" < NEW."year") THEN
    RAISE EXCEPTION 'the instrument ended before %', NEW."year" USING ERRCODE = 'check_violation', CONSTRAINT = 'round_instrument_ended';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE VIEW "published_pillars" AS SELECT p."id", p."code", p."slug", p."order", p."name", p."focusId", p."focusEn", p."hue", p."icon", p."cityPillar" FROM "pillars" p
  WHERE EXISTS (SELECT 1 FROM "instrument_pillars" ip JOIN "instruments" i ON i."id" = ip."instrumentId" WHERE ip."pillarId" = p."id" AND i."status" = 'ACTIVE')
     OR EXISTS (SELECT 1 FROM "programmes" g WHERE g."pillarId" = p."id" AND g."publishedAt" IS NOT NULL)
     OR EXISTS (SELECT 1 FROM "indicators" n WHERE n."pillarId" = p."id" AND n."publishedAt" IS NOT NULL)
     OR EXISTS (SELECT 1 FROM "scores" s WHERE s."pillarId" = p."id" AND s."publishedAt" IS NOT NULL)
     OR EXISTS (SELECT 1 FROM "recommendations" c WHERE c."pillarId" = p."id" AND c."publishedAt" IS NOT NULL);

-- What replaces it is told once it is in force itself.
CREATE OR REPLACE VIEW "published_instruments" AS SELECT i."id", i."code", i."nameId", i."nameEn", i."comparabilityGroup", i."scaleMin", i."scaleMax", i."decimals", i."framework", i."lastYear",
    (SELECT n."id" FROM "instruments" n WHERE n."id" = i."replacedById" AND n."status" = 'ACTIVE') AS "replacedById"
  FROM "instruments" i WHERE i."status" = 'ACTIVE';

CREATE VIEW "published_instrument_levels" AS SELECT l."id", l."instrumentId", l."value", l."labelId", l."labelEn", l."descriptionId", l."descriptionEn"
  FROM "instrument_levels" l JOIN "instruments" i ON i."id" = l."instrumentId" WHERE i."status" = 'ACTIVE';

CREATE OR REPLACE VIEW "published_indicators" AS SELECT i."id", i."code", i."pillarId", i."programmeId", i."agencyId", i."nameId", i."nameEn",
  (CASE WHEN i."shipped" THEN NULL ELSE i."publishedAt" END)::timestamptz(3) AS "publishedAt",
  d."number" AS "definitionNumber", d."unit", d."decimals", d."polarity", d."frequency", d."aggregation", d."cumulative", d."formulaId", d."dataSource",
  (SELECT string_agg(f."code", ', ' ORDER BY f."code") FROM "indicator_frameworks" f WHERE f."indicatorId" = i."id" AND f."framework" = 'SDG') AS "sdg",
  d."scaleMin", d."scaleMax", d."ratioFactor", i."shipped",
  coalesce(d."continuesNumber", d."number") AS "series", d."valueKind", d."states", d."validFrom",
  coalesce(i."producerId", i."agencyId") AS "producerId",
  coalesce(i."stewardId", (SELECT a."id" FROM "agencies" a WHERE a."steward")) AS "stewardId",
  i."byKelurahan", i."retiredFrom", i."retiredReason", i."baselineYear", i."baselineValue", i."baselineState", i."baselineSource",
  (SELECT n."id" FROM "indicators" n WHERE n."id" = i."replacedById" AND n."publishedAt" IS NOT NULL) AS "replacedById"
  FROM "indicators" i JOIN "indicator_definitions" d ON d."indicatorId" = i."id" AND d."current" WHERE i."publishedAt" IS NOT NULL;
