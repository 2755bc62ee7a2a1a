-- Where the shipped facts come from, what became of them, and which rows they are.
CREATE TABLE "fact_sources" (
    "key" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "title" TEXT,
    "publishedOn" DATE,
    "url" TEXT,
    "noteId" TEXT NOT NULL DEFAULT '',
    "noteEn" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "fact_sources_pkey" PRIMARY KEY ("key")
);

CREATE TABLE "fact_loads" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "fact_loads_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "fact_corrections" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "entity" TEXT NOT NULL,
    "entityId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    "reasonId" TEXT NOT NULL,
    "reasonEn" TEXT NOT NULL,

    CONSTRAINT "fact_corrections_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "value_withdrawals" (
    "valueId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "movedTo" TEXT,
    "reasonId" TEXT NOT NULL,
    "reasonEn" TEXT NOT NULL,

    CONSTRAINT "value_withdrawals_pkey" PRIMARY KEY ("valueId")
);

CREATE INDEX "fact_corrections_entity_entityId_idx" ON "fact_corrections"("entity", "entityId");
ALTER TABLE "value_withdrawals" ADD CONSTRAINT "value_withdrawals_valueId_fkey" FOREIGN KEY ("valueId") REFERENCES "indicator_values"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "programmes" ADD COLUMN     "shipped" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "indicators" ADD COLUMN     "shipped" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "indicator_values" ADD COLUMN     "shipped" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "revisionReasonEn" TEXT;
ALTER TABLE "evaluation_rounds" ADD COLUMN     "shipped" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "scores" ADD COLUMN     "shipped" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "recommendations" ADD COLUMN     "shipped" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "recommendation_reports" ADD COLUMN     "shipped" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "legal_documents" ADD COLUMN     "shipped" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "recommendation_events" ADD COLUMN     "uncheckedReason" TEXT;

-- By hand from here --------------------------------------------------------------------------------------------------

CREATE TRIGGER fact_loads_append_only BEFORE UPDATE OR DELETE ON "fact_loads" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fact_loads_no_truncate BEFORE TRUNCATE ON "fact_loads" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fact_corrections_append_only BEFORE UPDATE OR DELETE ON "fact_corrections" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fact_corrections_no_truncate BEFORE TRUNCATE ON "fact_corrections" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER value_withdrawals_append_only BEFORE UPDATE OR DELETE ON "value_withdrawals" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER value_withdrawals_no_truncate BEFORE TRUNCATE ON "value_withdrawals" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE "fact_sources" ADD CONSTRAINT fact_sources_url CHECK ("url" ~ '^https?://');
ALTER TABLE "fact_corrections" ADD CONSTRAINT corrections_reason CHECK ("reasonId" <> '' AND "reasonEn" <> '' AND "before" IS DISTINCT FROM "after");
ALTER TABLE "value_withdrawals" ADD CONSTRAINT withdrawals_reason CHECK ("reasonId" <> '' AND "reasonEn" <> '');

-- The rows of an installation that runs already. What was loaded at one go carries one instant, that of its indicators;
-- nothing of a city's own has it. The triggers that keep published rows would refuse the mark as well.
ALTER TABLE "programmes" DISABLE TRIGGER USER;
ALTER TABLE "indicator_values" DISABLE TRIGGER USER;
ALTER TABLE "evaluation_rounds" DISABLE TRIGGER USER;
ALTER TABLE "scores" DISABLE TRIGGER USER;
ALTER TABLE "recommendations" DISABLE TRIGGER USER;
ALTER TABLE "legal_documents" DISABLE TRIGGER USER;
CREATE TEMPORARY TABLE loaded_at ON COMMIT DROP AS SELECT DISTINCT "publishedAt" AS "at" FROM "indicators" WHERE "publishedAt" IS NOT NULL;
UPDATE "programmes" SET "shipped" = true WHERE "publishedAt" IN (SELECT "at" FROM loaded_at);
UPDATE "indicators" SET "shipped" = true WHERE "publishedAt" IN (SELECT "at" FROM loaded_at);
UPDATE "indicator_values" SET "shipped" = true WHERE "createdById" IS NULL;
UPDATE "evaluation_rounds" SET "shipped" = true WHERE "publishedAt" IN (SELECT "at" FROM loaded_at);
UPDATE "scores" SET "shipped" = true WHERE "origin" = 'OFFICIAL' AND "publishedAt" IN (SELECT "at" FROM loaded_at);
UPDATE "recommendations" SET "shipped" = true WHERE "publishedAt" IN (SELECT "at" FROM loaded_at);
UPDATE "recommendation_reports" SET "shipped" = true WHERE "publishedAt" IN (SELECT "at" FROM loaded_at);
UPDATE "legal_documents" SET "shipped" = true WHERE "publishedAt" IN (SELECT "at" FROM loaded_at);
-- The four words are earned here: what a source reported is no step of ours.
UPDATE "recommendations" SET "status" = 'NOT_STARTED' WHERE "state" IN ('RECEIVED', 'ASSIGNED');
ALTER TABLE "programmes" ENABLE TRIGGER USER;
ALTER TABLE "indicator_values" ENABLE TRIGGER USER;
ALTER TABLE "evaluation_rounds" ENABLE TRIGGER USER;
ALTER TABLE "scores" ENABLE TRIGGER USER;
ALTER TABLE "recommendations" ENABLE TRIGGER USER;
ALTER TABLE "legal_documents" ENABLE TRIGGER USER;

ALTER TABLE "indicator_values" ADD CONSTRAINT values_shipped CHECK (NOT "shipped" OR "createdById" IS NULL);
ALTER TABLE "scores" ADD CONSTRAINT scores_shipped CHECK (NOT "shipped" OR ("origin" = 'OFFICIAL' AND "authorId" IS NULL));
ALTER TABLE "recommendations" DROP CONSTRAINT recommendations_status,
  ADD CONSTRAINT recommendations_status CHECK (CASE
    WHEN "state" IN ('RECEIVED', 'ASSIGNED') THEN "status" = 'NOT_STARTED'
    WHEN "state" IN ('CONFIRMED', 'REPORTED') THEN "status" IS NOT DISTINCT FROM "closesAs"
    ELSE "status" = 'IN_PROGRESS' END);

-- Whether this very transaction loads the shipped facts: it has left its line in the list that only grows.
CREATE FUNCTION loading_facts() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM "fact_loads" WHERE xmin = pg_current_xact_id()::xid) $$;

-- A correction of a shipped row that has no revisions is told beside it, in the same transaction.
CREATE FUNCTION is_corrected(entity_ text, id_ uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT loading_facts() AND EXISTS (SELECT 1 FROM "fact_corrections" WHERE "entity" = entity_ AND "entityId" = id_::text AND xmin = pg_current_xact_id()::xid) $$;

CREATE OR REPLACE FUNCTION keep_published_round() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD."phase" = 'PUBLISHED' AND (TG_OP = 'DELETE' OR to_jsonb(NEW) <> to_jsonb(OLD)) THEN
    IF TG_OP = 'UPDATE' AND OLD."shipped" AND is_corrected('round', OLD."id")
       AND to_jsonb(NEW) - ARRAY['heldOn', 'letterNumber', 'letterDate', 'note', 'noteEn', 'source'] = to_jsonb(OLD) - ARRAY['heldOn', 'letterNumber', 'letterDate', 'note', 'noteEn', 'source'] THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a published round is never changed or deleted' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

-- The questionnaire of an installation from before there was one: only where none was asked, and nobody answered.
CREATE OR REPLACE FUNCTION keep_used_instrument() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE OR REPLACE FUNCTION keep_used_instrument_row() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF instrument_is_used(OLD."id") THEN
    IF TG_OP = 'UPDATE' AND loading_facts() AND OLD."questionnaireSource" = '' AND to_jsonb(NEW) - 'questionnaireSource' = to_jsonb(OLD) - 'questionnaireSource' THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'instrument % is used by a round: make a next version', OLD."code" USING ERRCODE = 'check_violation', CONSTRAINT = 'instrument_used';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

-- A recommendation's words, once read, change by a told correction of a shipped one only. The rest as before.
CREATE OR REPLACE FUNCTION keep_recommendation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE steps text[] := ARRAY['RECEIVED ASSIGNED', 'ASSIGNED IN_PROGRESS', 'ASSIGNED SUBMITTED', 'IN_PROGRESS SUBMITTED', 'RETURNED SUBMITTED',
  'SUBMITTED VERIFIED', 'SUBMITTED RETURNED', 'VERIFIED CONFIRMED', 'VERIFIED RETURNED', 'CONFIRMED REPORTED'];
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."state" <> 'RECEIVED' THEN
      RAISE EXCEPTION 'a recommendation begins as RECEIVED' USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendations_step';
    END IF;
    NEW."originalDueOn" := NEW."dueOn";
    RETURN NEW;
  END IF;
  IF OLD."state" <> NEW."state" AND NOT (OLD."state" || ' ' || NEW."state") = ANY (steps) THEN
    RAISE EXCEPTION 'a recommendation does not go from % to %', OLD."state", NEW."state" USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendations_step';
  END IF;
  -- The letter's own words, once the public has read them.
  IF OLD."publishedAt" IS NOT NULL AND (NEW."text", NEW."roundId", NEW."order", NEW."source") IS DISTINCT FROM (OLD."text", OLD."roundId", OLD."order", OLD."source")
     AND NOT (OLD."shipped" AND (NEW."roundId", NEW."order") IS NOT DISTINCT FROM (OLD."roundId", OLD."order") AND is_corrected('recommendation', OLD."id")) THEN
    RAISE EXCEPTION 'the words of a published recommendation are never changed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  -- What was handed in is what was verified, confirmed and reported.
  IF OLD."state" IN ('SUBMITTED', 'VERIFIED', 'CONFIRMED', 'REPORTED') AND (NEW."closesAs", NEW."resultText", NEW."legalReason", NEW."submittedById", NEW."leadAgencyId", NEW."verifierAgencyId")
    IS DISTINCT FROM (OLD."closesAs", OLD."resultText", OLD."legalReason", OLD."submittedById", OLD."leadAgencyId", OLD."verifierAgencyId") THEN
    RAISE EXCEPTION 'what was handed in is not changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendations_handed_in';
  END IF;
  NEW."originalDueOn" := CASE WHEN NEW."state" = 'RECEIVED' THEN NEW."dueOn" ELSE coalesce(OLD."originalDueOn", NEW."dueOn") END;
  -- Asked anew each time, for people move from one agency to another.
  IF NEW."submittedById" IS DISTINCT FROM OLD."submittedById" OR NEW."submittedAgencyId" IS DISTINCT FROM OLD."submittedAgencyId"
     OR (NEW."state" = 'SUBMITTED' AND OLD."state" <> 'SUBMITTED') THEN
    NEW."submittedAgencyId" := agency_of(NEW."submittedById");
  END IF;
  IF NEW."verifiedById" IS DISTINCT FROM OLD."verifiedById" OR NEW."verifiedAgencyId" IS DISTINCT FROM OLD."verifiedAgencyId" THEN
    NEW."verifiedAgencyId" := agency_of(NEW."verifiedById");
  END IF;
  IF NEW."state" = 'VERIFIED' AND NEW."verifiedAgencyId" IS DISTINCT FROM coalesce(NEW."verifierAgencyId", (SELECT "id" FROM "agencies" WHERE "steward")) THEN
    RAISE EXCEPTION 'only the appointed agency verifies' USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendations_other_eyes';
  END IF;
  IF NEW."state" = 'VERIFIED' AND OLD."state" <> 'VERIFIED' AND NEW."verifiedById" IN (SELECT hands_in(NEW."id")) THEN
    RAISE EXCEPTION 'who had a hand in it does not verify it' USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendations_other_eyes';
  END IF;
  IF NEW."state" = 'VERIFIED' AND OLD."state" <> 'VERIFIED' AND EXISTS (
    SELECT 1 FROM "users" WHERE "id" IN (SELECT hands_in(NEW."id")) AND "agencyId" = NEW."verifiedAgencyId") THEN
    RAISE EXCEPTION 'an agency that had a hand in it does not verify it' USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendations_other_eyes';
  END IF;
  IF NEW."state" <> OLD."state" AND NEW."state" IN ('SUBMITTED', 'VERIFIED', 'CONFIRMED') AND NOT EXISTS (
    SELECT 1 FROM "evidence" e LEFT JOIN "follow_up_actions" a ON a."id" = e."followUpActionId"
    WHERE coalesce(e."recommendationId", a."recommendationId") = NEW."id" AND e."removedAt" IS NULL) THEN
    RAISE EXCEPTION 'closing needs evidence' USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendations_evidence';
  END IF;
  RETURN NEW;
END $$;

-- Whether evidence that still counts was looked at by nobody.
CREATE FUNCTION has_unchecked_evidence(recommendation uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM "evidence" e LEFT JOIN "follow_up_actions" a ON a."id" = e."followUpActionId"
    WHERE coalesce(e."recommendationId", a."recommendationId") = recommendation AND e."removedAt" IS NULL AND e."checkedAt" IS NULL) $$;

-- The line of the history that says VERIFIED also says why nobody looked at the evidence, where nobody did.
CREATE FUNCTION check_unchecked_reason() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW."kind" = 'VERIFIED' AND length(coalesce(NEW."uncheckedReason", '')) < 20 AND has_unchecked_evidence(NEW."recommendationId") THEN
    RAISE EXCEPTION 'evidence that nobody checked needs a reason' USING ERRCODE = 'check_violation', CONSTRAINT = 'events_unchecked_reason';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER recommendation_events_unchecked BEFORE INSERT ON "recommendation_events" FOR EACH ROW EXECUTE FUNCTION check_unchecked_reason();
ALTER TABLE "recommendation_events" ADD CONSTRAINT events_unchecked_kind CHECK ("uncheckedReason" IS NULL OR "kind" = 'VERIFIED');

-- What the public may read. A shipped fact carries the day of its source, or none: never that of the installation. Midnight
-- in UTC is the same day in Indonesia, whichever of both a reader takes it for.
CREATE FUNCTION source_published_at(source text) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT min("publishedOn")::timestamp AT TIME ZONE 'UTC' FROM "fact_sources" WHERE position("key" IN source) > 0 $$;

CREATE VIEW "published_fact_sources" AS SELECT "key", "publisher", "title", "publishedOn", "url", "noteId", "noteEn" FROM "fact_sources";
CREATE VIEW "published_fact_corrections" AS SELECT "id", "at", "entity", "entityId", "key", "field", "before", "after", "reasonId", "reasonEn" FROM "fact_corrections";
CREATE VIEW "published_value_withdrawals" AS SELECT w."valueId", w."at", w."movedTo", w."reasonId", w."reasonEn"
  FROM "value_withdrawals" w JOIN "published_indicator_values" v ON v."id" = w."valueId";

CREATE OR REPLACE VIEW "published_programmes" AS SELECT "id", "slug", "name", "pillarId", "agencyId", "quickWin", "status", "startedPeriod", "endedPeriod",
  "descriptionId", "descriptionEn", "source", (CASE WHEN "shipped" THEN source_published_at("source") ELSE "publishedAt" END)::timestamptz(3) AS "publishedAt", "shipped"
  FROM "programmes" WHERE "publishedAt" IS NOT NULL;
CREATE OR REPLACE VIEW "published_indicators" AS SELECT i."id", i."code", i."pillarId", i."programmeId", i."agencyId", i."nameId", i."nameEn",
  (CASE WHEN i."shipped" THEN NULL ELSE i."publishedAt" END)::timestamptz(3) AS "publishedAt",
  d."number" AS "definitionNumber", d."unit", d."decimals", d."polarity", d."frequency", d."aggregation", d."cumulative", d."formulaId",
  d."dataSource", d."sdg", d."scaleMin", d."scaleMax", d."ratioFactor", i."shipped"
  FROM "indicators" i JOIN "indicator_definitions" d ON d."indicatorId" = i."id" AND d."current" WHERE i."publishedAt" IS NOT NULL;
CREATE OR REPLACE VIEW "published_indicator_values" AS SELECT v."id", v."indicatorId", d."number" AS "definitionNumber", d."unit", d."decimals", v."period", v."periodEnd",
  v."kelurahanId", k."name" AS "kelurahan", v."value", v."numerator", v."denominator", v."certainty", v."breakInSeries", v."note", v."noteEn", v."source",
  v."revision", v."revisionReason", v."supersedesId", v."supersededAt",
  (CASE WHEN v."shipped" THEN source_published_at(v."source") ELSE v."publishedAt" END)::timestamptz(3) AS "publishedAt", v."shipped", v."revisionReasonEn"
  FROM "indicator_values" v JOIN "indicators" i ON i."id" = v."indicatorId" JOIN "indicator_definitions" d ON d."id" = v."definitionId"
  LEFT JOIN "kelurahan" k ON k."id" = v."kelurahanId" WHERE v."status" = 'PUBLISHED' AND i."publishedAt" IS NOT NULL;
CREATE OR REPLACE VIEW "published_rounds" AS SELECT "id", "slug", "year", "stage", "instrumentId", "phase", "heldOn", "letterNumber", "letterDate", "note", "noteEn", "source",
  (CASE WHEN "shipped" THEN source_published_at("source") ELSE "publishedAt" END)::timestamptz(3) AS "publishedAt", "shipped"
  FROM "evaluation_rounds" WHERE "publishedAt" IS NOT NULL;
CREATE OR REPLACE VIEW "published_scores" AS SELECT s."id", s."roundId", s."target", s."sectionId", s."pillarId", s."value", s."source", s."revision", s."supersededAt",
  (CASE WHEN s."shipped" THEN source_published_at(s."source") ELSE s."publishedAt" END)::timestamptz(3) AS "publishedAt", s."shipped"
  FROM "scores" s JOIN "evaluation_rounds" r ON r."id" = s."roundId" WHERE s."origin" = 'OFFICIAL' AND s."publishedAt" IS NOT NULL AND r."publishedAt" IS NOT NULL;
CREATE OR REPLACE VIEW "published_legal_documents" AS SELECT "id", "type", "number", "year", "title", "enactedOn", "status", "source",
  (CASE WHEN "shipped" THEN source_published_at("source") ELSE "publishedAt" END)::timestamptz(3) AS "publishedAt", "shipped"
  FROM "legal_documents" WHERE "publishedAt" IS NOT NULL;
-- A source reports; the words are of what was told here.
CREATE OR REPLACE VIEW "published_recommendation_reports" AS SELECT p."id", p."recommendationId", CASE WHEN p."shipped" THEN NULL ELSE p."status" END AS "status", p."text", p."source", p."createdAt",
  (CASE WHEN p."shipped" THEN source_published_at(p."source") ELSE p."publishedAt" END)::timestamptz(3) AS "publishedAt", p."shipped"
  FROM "recommendation_reports" p JOIN "recommendations" c ON c."id" = p."recommendationId" JOIN "evaluation_rounds" r ON r."id" = c."roundId"
  WHERE p."publishedAt" IS NOT NULL AND c."publishedAt" IS NOT NULL AND r."publishedAt" IS NOT NULL;
CREATE OR REPLACE VIEW "published_recommendations" AS SELECT c."id", c."roundId", c."order", c."pillarId", c."text", c."leadAgencyId", c."dueOn", c."source",
  (CASE WHEN c."shipped" THEN source_published_at(c."source") ELSE c."publishedAt" END)::timestamptz(3) AS "publishedAt",
  c."originalDueOn", (SELECT f."id" FROM "recommendations" f JOIN "evaluation_rounds" q ON q."id" = f."roundId"
    WHERE f."id" = c."forerunnerId" AND f."publishedAt" IS NOT NULL AND q."publishedAt" IS NOT NULL) AS "forerunnerId",
  (SELECT p."status" FROM "recommendation_reports" p WHERE p."recommendationId" = c."id" AND p."publishedAt" IS NOT NULL AND NOT p."shipped"
    ORDER BY p."createdAt" DESC, p."id" DESC LIMIT 1) AS "status", r."year", coalesce(r."stage", 0) AS "stage", c."shipped"
  FROM "recommendations" c JOIN "evaluation_rounds" r ON r."id" = c."roundId" WHERE c."publishedAt" IS NOT NULL AND r."publishedAt" IS NOT NULL;
-- News is what the city itself publishes: not that a fact was shipped.
CREATE OR REPLACE VIEW "published_recommendation_changes" AS
  SELECT c."id", c."id" AS "recommendationId", 'PUBLISHED' AS "kind", c."publishedAt" AS "at", NULL::date AS "dueBefore", NULL::date AS "dueAfter", NULL::"RecommendationStatus" AS "status", NULL::text AS "text"
    FROM "published_recommendations" c WHERE NOT c."shipped"
  UNION ALL SELECT e."id", e."recommendationId", 'DUE', greatest(e."at", CASE WHEN NOT c."shipped" THEN c."publishedAt" END)::timestamptz(3), e."dueBefore", e."dueAfter", NULL, NULL
    FROM "recommendation_events" e JOIN "published_recommendations" c ON c."id" = e."recommendationId" WHERE e."dueAfter" IS DISTINCT FROM e."dueBefore"
  UNION ALL SELECT p."id", p."recommendationId", 'REPORTED', greatest(p."publishedAt", CASE WHEN NOT c."shipped" THEN c."publishedAt" END)::timestamptz(3), NULL, NULL, p."status", p."text"
    FROM "published_recommendation_reports" p JOIN "published_recommendations" c ON c."id" = p."recommendationId" WHERE NOT p."shipped";
-- Publications by people: that the shipped rounds were put together here is no news either.
CREATE OR REPLACE VIEW "published_audit_heads" AS SELECT l."position", e."at", l."hash"
  FROM "audit_links" l JOIN "audit_events" e ON e."id" = l."eventId"
  WHERE e."action" LIKE 'publish%' OR (e."action" LIKE 'freeze%' AND e."actorId" IS NOT NULL) ORDER BY e."id" DESC LIMIT 10;
