-- The foundation of the first installations, brought to what the migration of that name says today: it was still
-- written on while the first ones ran. Every statement may be repeated. Used by scripts/migrations.ts before the
-- migrations that build on it.

ALTER TABLE "indicator_values" ADD COLUMN IF NOT EXISTS "enteredByIds" UUID[];
ALTER TABLE "progress_reports" ADD COLUMN IF NOT EXISTS "enteredByIds" UUID[];
-- Rows that were published are never changed, but who entered them was always known.
ALTER TABLE "indicator_values" DISABLE TRIGGER USER;
ALTER TABLE "progress_reports" DISABLE TRIGGER USER;
UPDATE "indicator_values" SET "enteredByIds" = array_remove(ARRAY["createdById", nullif("submittedById", "createdById")], NULL) WHERE "enteredByIds" IS NULL AND "createdById" IS NOT NULL;
UPDATE "progress_reports" SET "enteredByIds" = array_remove(ARRAY["createdById", nullif("submittedById", "createdById")], NULL) WHERE "enteredByIds" IS NULL;
ALTER TABLE "indicator_values" ENABLE TRIGGER USER;
ALTER TABLE "progress_reports" ENABLE TRIGGER USER;

CREATE OR REPLACE FUNCTION check_instrument_weights() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE OR REPLACE FUNCTION keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE unmarked jsonb;
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD."publishedAt" IS NULL THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'a published row of % is never deleted', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD."publishedAt" IS NULL THEN RETURN NEW; END IF;
  unmarked := to_jsonb(NEW) || jsonb_build_object('supersededAt', to_jsonb(OLD) -> 'supersededAt');
  IF OLD."supersededAt" IS NOT NULL OR unmarked <> to_jsonb(OLD) THEN
    RAISE EXCEPTION 'a published row of % is never changed: make a new revision', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION check_round_is_open() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW."origin" <> 'OFFICIAL' AND EXISTS (SELECT 1 FROM "evaluation_rounds" WHERE "id" = NEW."roundId" AND "phase" = 'PUBLISHED') THEN
    RAISE EXCEPTION 'the round is published and closed' USING ERRCODE = 'check_violation', CONSTRAINT = 'scores_round_open';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION keep_published_round() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD."phase" = 'PUBLISHED' AND (TG_OP = 'DELETE' OR to_jsonb(NEW) <> to_jsonb(OLD)) THEN
    RAISE EXCEPTION 'a published round is never changed or deleted' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE OR REPLACE FUNCTION keep_published_rank() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF (TG_OP = 'DELETE' OR to_jsonb(NEW) <> to_jsonb(OLD))
     AND EXISTS (SELECT 1 FROM "evaluation_rounds" WHERE "id" = OLD."roundId" AND "phase" = 'PUBLISHED') THEN
    RAISE EXCEPTION 'a rank of a published round is never changed or deleted' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE OR REPLACE FUNCTION keep_score() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'DELETE' OR OLD."supersededAt" IS NOT NULL
     OR to_jsonb(NEW) || jsonb_build_object('supersededAt', NULL) <> to_jsonb(OLD) THEN
    RAISE EXCEPTION 'a score is never changed or deleted: record a new revision' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$;
DROP TRIGGER IF EXISTS scores_round_open ON "scores";
CREATE TRIGGER scores_round_open BEFORE INSERT ON "scores" FOR EACH ROW EXECUTE FUNCTION check_round_is_open();
DROP TRIGGER IF EXISTS evaluation_rounds_keep ON "evaluation_rounds";
CREATE TRIGGER evaluation_rounds_keep BEFORE UPDATE OR DELETE ON "evaluation_rounds" FOR EACH ROW EXECUTE FUNCTION keep_published_round();
DROP TRIGGER IF EXISTS round_ranks_keep ON "round_ranks";
CREATE TRIGGER round_ranks_keep BEFORE UPDATE OR DELETE ON "round_ranks" FOR EACH ROW EXECUTE FUNCTION keep_published_rank();

ALTER TABLE "progress_reports" DROP CONSTRAINT IF EXISTS progress_verifier_is_not_submitter, DROP CONSTRAINT IF EXISTS progress_verifier_entered_nothing,
  ADD CONSTRAINT progress_verifier_entered_nothing CHECK ("verifiedById" <> ALL ("enteredByIds") AND "publishedById" <> ALL ("enteredByIds")
    AND "createdById" = ANY ("enteredByIds")) NOT VALID;
ALTER TABLE "indicator_values" DROP CONSTRAINT IF EXISTS values_verifier_is_not_submitter, DROP CONSTRAINT IF EXISTS values_verifier_entered_nothing,
  DROP CONSTRAINT IF EXISTS values_ratio,
  ADD CONSTRAINT values_verifier_entered_nothing CHECK ("verifiedById" <> ALL ("enteredByIds") AND "publishedById" <> ALL ("enteredByIds")
    AND "createdById" = ANY ("enteredByIds")) NOT VALID,
  ADD CONSTRAINT values_ratio CHECK ("status" IN ('DRAFT', 'RETURNED') OR
    (("numerator" IS NULL) = ("denominator" IS NULL) AND "denominator" <> 0));
ALTER TABLE "scores" DROP CONSTRAINT IF EXISTS scores_revision,
  ADD CONSTRAINT scores_revision CHECK (("revision" = 1) = ("supersedesId" IS NULL) AND "revision" >= 1
    AND ("revision" = 1 OR "reason" <> '')) NOT VALID;
DROP INDEX IF EXISTS scores_one_final;
CREATE UNIQUE INDEX scores_one_final ON "scores" ("roundId", "origin", ("target" = 'FINAL')) WHERE "target" = 'FINAL' AND "supersededAt" IS NULL;
DROP VIEW IF EXISTS "published_indicator_values";
CREATE VIEW "published_indicator_values" AS SELECT v."id", v."indicatorId", d."number" AS "definitionNumber", d."unit", d."decimals", v."period", v."periodEnd",
  v."kelurahanId", k."name" AS "kelurahan", v."value", v."numerator", v."denominator", v."certainty", v."breakInSeries", v."note", v."noteEn", v."source",
  v."revision", v."revisionReason", v."supersedesId", v."supersededAt", v."publishedAt"
  FROM "indicator_values" v JOIN "indicators" i ON i."id" = v."indicatorId" JOIN "indicator_definitions" d ON d."id" = v."definitionId"
  LEFT JOIN "kelurahan" k ON k."id" = v."kelurahanId" WHERE v."status" = 'PUBLISHED' AND i."publishedAt" IS NOT NULL;
