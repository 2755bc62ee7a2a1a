
-- CreateEnum
CREATE TYPE "InformationClass" AS ENUM ('PERIODIC', 'ON_REQUEST', 'EXEMPT');

-- CreateEnum
CREATE TYPE "PackStatus" AS ENUM ('QUEUED', 'RUNNING', 'DONE', 'FAILED');

-- CreateEnum
CREATE TYPE "ProposalRule" AS ENUM ('PROGRAMMES_RUNNING', 'INDICATOR_ACHIEVEMENT', 'SURVEY_MEAN');

-- CreateEnum
CREATE TYPE "ReviewDecision" AS ENUM ('APPROVED', 'RETURNED');

-- CreateEnum
CREATE TYPE "OfficialResultStatus" AS ENUM ('DRAFT', 'SUBMITTED', 'CONFIRMED');

-- AlterTable
ALTER TABLE "instrument_sections" ADD COLUMN     "pillarScores" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "instruments" ADD COLUMN     "basedOnId" UUID;

-- AlterTable
ALTER TABLE "scores" ADD COLUMN     "itemId" UUID,
ADD COLUMN     "selfValue" DECIMAL(6,3);

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "roundId" UUID;

-- CreateTable
CREATE TABLE "audit_links" (
    "position" BIGINT NOT NULL,
    "eventId" BIGINT NOT NULL,
    "previousHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_links_pkey" PRIMARY KEY ("position")
);

-- CreateTable
CREATE TABLE "evidence_files" (
    "id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "mediaType" TEXT NOT NULL,
    "storageKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evidence_files_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "fileId" UUID,
    "fileName" TEXT,
    "url" TEXT,
    "informationClass" "InformationClass" NOT NULL,
    "progressReportId" UUID,
    "indicatorValueId" UUID,
    "recommendationId" UUID,
    "answerId" UUID,
    "officialResultId" UUID,
    "addedById" UUID NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "checkedById" UUID,
    "checkedAt" TIMESTAMPTZ(3),
    "removedById" UUID,
    "removedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_packs" (
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "status" "PackStatus" NOT NULL DEFAULT 'QUEUED',
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "storageKey" TEXT,
    "size" BIGINT,
    "sha256" TEXT,
    "error" TEXT,
    "requestedById" UUID NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),

    CONSTRAINT "evidence_packs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "questionnaire_items" (
    "id" UUID NOT NULL,
    "instrumentId" UUID NOT NULL,
    "sectionId" UUID NOT NULL,
    "instrumentPillarId" UUID,
    "subDimensionId" UUID,
    "code" TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    "formNumber" TEXT,
    "formOrder" INTEGER,
    "textId" TEXT NOT NULL,
    "textEn" TEXT NOT NULL DEFAULT '',
    "helpId" TEXT NOT NULL DEFAULT '',
    "helpEn" TEXT NOT NULL DEFAULT '',
    "maximum" DECIMAL(6,3) NOT NULL,
    "weight" DECIMAL(9,6) NOT NULL DEFAULT 1,
    "evidenceRequired" BOOLEAN NOT NULL DEFAULT false,
    "notApplicableAllowed" BOOLEAN NOT NULL DEFAULT false,
    "proposal" "ProposalRule",

    CONSTRAINT "questionnaire_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "round_phase_dates" (
    "roundId" UUID NOT NULL,
    "phase" "RoundPhase" NOT NULL,
    "opensAt" TIMESTAMPTZ(3),
    "closesAt" TIMESTAMPTZ(3),

    CONSTRAINT "round_phase_dates_pkey" PRIMARY KEY ("roundId","phase")
);

-- CreateTable
CREATE TABLE "score_replies" (
    "id" UUID NOT NULL,
    "scoreId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "score_replies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pillar_reviews" (
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "pillarId" UUID NOT NULL,
    "decision" "ReviewDecision" NOT NULL,
    "note" TEXT NOT NULL,
    "authorId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pillar_reviews_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answers" (
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "agencyId" UUID,
    "officerId" UUID,
    "score" DECIMAL(6,3),
    "notApplicable" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT NOT NULL DEFAULT '',
    "proposal" JSONB,
    "status" "EntryStatus" NOT NULL DEFAULT 'DRAFT',
    "returnReason" TEXT,
    "enteredByIds" UUID[],
    "submittedAt" TIMESTAMPTZ(3),
    "submittedById" UUID,
    "verifiedAt" TIMESTAMPTZ(3),
    "verifiedById" UUID,
    "copiedAt" TIMESTAMPTZ(3),
    "copiedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "answers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "survey_results" (
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "programmeId" UUID NOT NULL,
    "subDimensionId" UUID,
    "respondents" INTEGER NOT NULL,
    "mean" DECIMAL(6,3) NOT NULL,
    "scaleMin" DECIMAL(6,3) NOT NULL,
    "scaleMax" DECIMAL(6,3) NOT NULL,
    "method" TEXT NOT NULL,
    "fieldworkFrom" DATE,
    "fieldworkTo" DATE,
    "source" TEXT NOT NULL,
    "enteredById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "survey_results_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "official_results" (
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "reason" TEXT NOT NULL DEFAULT '',
    "letterNumber" TEXT NOT NULL DEFAULT '',
    "letterDate" DATE,
    "content" JSONB NOT NULL,
    "status" "OfficialResultStatus" NOT NULL DEFAULT 'DRAFT',
    "enteredByIds" UUID[],
    "submittedAt" TIMESTAMPTZ(3),
    "submittedById" UUID,
    "returnReason" TEXT,
    "confirmedAt" TIMESTAMPTZ(3),
    "confirmedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "official_results_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "round_freezes" (
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "publicText" TEXT NOT NULL,
    "publicSha256" TEXT NOT NULL,
    "internalText" TEXT NOT NULL,
    "internalSha256" TEXT NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "round_freezes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessor_notes" (
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "itemId" UUID,
    "authorId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assessor_notes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_links_eventId_key" ON "audit_links"("eventId");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_files_sha256_key" ON "evidence_files"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_files_storageKey_key" ON "evidence_files"("storageKey");

-- CreateIndex
CREATE INDEX "evidence_fileId_idx" ON "evidence"("fileId");

-- CreateIndex
CREATE INDEX "evidence_progressReportId_idx" ON "evidence"("progressReportId");

-- CreateIndex
CREATE INDEX "evidence_indicatorValueId_idx" ON "evidence"("indicatorValueId");

-- CreateIndex
CREATE INDEX "evidence_recommendationId_idx" ON "evidence"("recommendationId");

-- CreateIndex
CREATE INDEX "evidence_answerId_idx" ON "evidence"("answerId");

-- CreateIndex
CREATE INDEX "evidence_officialResultId_idx" ON "evidence"("officialResultId");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_packs_storageKey_key" ON "evidence_packs"("storageKey");

-- CreateIndex
CREATE INDEX "evidence_packs_roundId_idx" ON "evidence_packs"("roundId");

-- CreateIndex
CREATE UNIQUE INDEX "questionnaire_items_instrumentId_code_key" ON "questionnaire_items"("instrumentId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "questionnaire_items_instrumentId_order_key" ON "questionnaire_items"("instrumentId", "order");

-- CreateIndex
CREATE INDEX "score_replies_scoreId_idx" ON "score_replies"("scoreId");

-- CreateIndex
CREATE INDEX "pillar_reviews_roundId_pillarId_idx" ON "pillar_reviews"("roundId", "pillarId");

-- CreateIndex
CREATE INDEX "answers_agencyId_idx" ON "answers"("agencyId");

-- CreateIndex
CREATE INDEX "answers_officerId_idx" ON "answers"("officerId");

-- CreateIndex
CREATE UNIQUE INDEX "answers_roundId_itemId_key" ON "answers"("roundId", "itemId");

-- CreateIndex
CREATE INDEX "survey_results_roundId_idx" ON "survey_results"("roundId");

-- CreateIndex
CREATE UNIQUE INDEX "official_results_roundId_revision_key" ON "official_results"("roundId", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "round_freezes_roundId_revision_key" ON "round_freezes"("roundId", "revision");

-- CreateIndex
CREATE INDEX "assessor_notes_roundId_idx" ON "assessor_notes"("roundId");

-- AddForeignKey
ALTER TABLE "audit_links" ADD CONSTRAINT "audit_links_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "audit_events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "evidence_files"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_progressReportId_fkey" FOREIGN KEY ("progressReportId") REFERENCES "progress_reports"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_indicatorValueId_fkey" FOREIGN KEY ("indicatorValueId") REFERENCES "indicator_values"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "recommendations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "answers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_officialResultId_fkey" FOREIGN KEY ("officialResultId") REFERENCES "official_results"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_checkedById_fkey" FOREIGN KEY ("checkedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_removedById_fkey" FOREIGN KEY ("removedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_packs" ADD CONSTRAINT "evidence_packs_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "evaluation_rounds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_packs" ADD CONSTRAINT "evidence_packs_requestedById_fkey" FOREIGN KEY ("requestedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instruments" ADD CONSTRAINT "instruments_basedOnId_fkey" FOREIGN KEY ("basedOnId") REFERENCES "instruments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "questionnaire_items" ADD CONSTRAINT "questionnaire_items_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "instruments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "questionnaire_items" ADD CONSTRAINT "questionnaire_items_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "instrument_sections"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "questionnaire_items" ADD CONSTRAINT "questionnaire_items_instrumentPillarId_fkey" FOREIGN KEY ("instrumentPillarId") REFERENCES "instrument_pillars"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "questionnaire_items" ADD CONSTRAINT "questionnaire_items_subDimensionId_fkey" FOREIGN KEY ("subDimensionId") REFERENCES "sub_dimensions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_phase_dates" ADD CONSTRAINT "round_phase_dates_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "evaluation_rounds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scores" ADD CONSTRAINT "scores_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "questionnaire_items"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "score_replies" ADD CONSTRAINT "score_replies_scoreId_fkey" FOREIGN KEY ("scoreId") REFERENCES "scores"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "score_replies" ADD CONSTRAINT "score_replies_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pillar_reviews" ADD CONSTRAINT "pillar_reviews_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "evaluation_rounds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pillar_reviews" ADD CONSTRAINT "pillar_reviews_pillarId_fkey" FOREIGN KEY ("pillarId") REFERENCES "pillars"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pillar_reviews" ADD CONSTRAINT "pillar_reviews_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answers" ADD CONSTRAINT "answers_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "evaluation_rounds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answers" ADD CONSTRAINT "answers_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "questionnaire_items"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answers" ADD CONSTRAINT "answers_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answers" ADD CONSTRAINT "answers_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answers" ADD CONSTRAINT "answers_submittedById_fkey" FOREIGN KEY ("submittedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answers" ADD CONSTRAINT "answers_verifiedById_fkey" FOREIGN KEY ("verifiedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answers" ADD CONSTRAINT "answers_copiedById_fkey" FOREIGN KEY ("copiedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey_results" ADD CONSTRAINT "survey_results_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "evaluation_rounds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey_results" ADD CONSTRAINT "survey_results_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "programmes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey_results" ADD CONSTRAINT "survey_results_subDimensionId_fkey" FOREIGN KEY ("subDimensionId") REFERENCES "sub_dimensions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey_results" ADD CONSTRAINT "survey_results_enteredById_fkey" FOREIGN KEY ("enteredById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "official_results" ADD CONSTRAINT "official_results_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "evaluation_rounds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "official_results" ADD CONSTRAINT "official_results_submittedById_fkey" FOREIGN KEY ("submittedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "official_results" ADD CONSTRAINT "official_results_confirmedById_fkey" FOREIGN KEY ("confirmedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_freezes" ADD CONSTRAINT "round_freezes_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "evaluation_rounds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_freezes" ADD CONSTRAINT "round_freezes_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessor_notes" ADD CONSTRAINT "assessor_notes_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "evaluation_rounds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessor_notes" ADD CONSTRAINT "assessor_notes_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "questionnaire_items"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessor_notes" ADD CONSTRAINT "assessor_notes_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "evaluation_rounds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;




-- What Prisma's schema cannot say ---------------------------------------------------------------------------------

-- Questionnaire: an item names a section, pillar and sub-dimension of its own instrument.
ALTER TABLE "questionnaire_items"
  ADD CONSTRAINT items_code CHECK ("code" ~ '^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$'),
  ADD CONSTRAINT items_maximum CHECK ("maximum" > 0),
  ADD CONSTRAINT items_weight CHECK ("weight" > 0),
  ADD CONSTRAINT items_sub_dimension_has_pillar CHECK ("subDimensionId" IS NULL OR "instrumentPillarId" IS NOT NULL);
CREATE FUNCTION check_item_belongs() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM "instrument_sections" WHERE "id" = NEW."sectionId" AND "instrumentId" = NEW."instrumentId")
     OR (NEW."instrumentPillarId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "instrument_pillars" WHERE "id" = NEW."instrumentPillarId" AND "instrumentId" = NEW."instrumentId"))
     OR (NEW."subDimensionId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "sub_dimensions" WHERE "id" = NEW."subDimensionId" AND "instrumentPillarId" = NEW."instrumentPillarId")) THEN
    RAISE EXCEPTION 'item % names a section, pillar or sub-dimension of another instrument', NEW."code" USING ERRCODE = 'check_violation', CONSTRAINT = 'items_belong';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER questionnaire_items_belong BEFORE INSERT OR UPDATE ON "questionnaire_items" FOR EACH ROW EXECUTE FUNCTION check_item_belongs();

-- Scores of items beside those of sections and pillars.
ALTER TABLE "scores" DROP CONSTRAINT scores_target, DROP CONSTRAINT scores_council_has_author, DROP CONSTRAINT scores_revision,
  ADD CONSTRAINT scores_target CHECK (("target" = 'SECTION') = ("sectionId" IS NOT NULL) AND ("target" = 'PILLAR') = ("pillarId" IS NOT NULL)
    AND ("target" = 'ITEM') = ("itemId" IS NOT NULL)),
  -- Agreeing with the agency needs no words; another score than its own does.
  ADD CONSTRAINT scores_council_has_author CHECK ("origin" <> 'COUNCIL' OR ("authorId" IS NOT NULL AND ("reason" <> '' OR "value" IS NOT DISTINCT FROM "selfValue"))),
  ADD CONSTRAINT scores_revision CHECK (("revision" = 1) = ("supersedesId" IS NULL) AND "revision" >= 1
    AND ("revision" = 1 OR "reason" <> '' OR "value" IS NOT DISTINCT FROM "selfValue"));
DROP INDEX scores_one_current;
CREATE UNIQUE INDEX scores_one_current ON "scores" ("roundId", "target", "origin",
  coalesce("sectionId", "pillarId", "itemId", '00000000-0000-0000-0000-000000000000'::uuid),
  coalesce("authorId", '00000000-0000-0000-0000-000000000000'::uuid)) WHERE "supersededAt" IS NULL;
DROP INDEX scores_one_official;
CREATE UNIQUE INDEX scores_one_official ON "scores" ("roundId", "target",
  coalesce("sectionId", "pillarId", "itemId", '00000000-0000-0000-0000-000000000000'::uuid)) WHERE "origin" = 'OFFICIAL' AND "supersededAt" IS NULL;

CREATE OR REPLACE FUNCTION check_score() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE instrument uuid; low numeric := 0; high numeric := 4;
BEGIN
  SELECT r."instrumentId" INTO instrument FROM "evaluation_rounds" r WHERE r."id" = NEW."roundId";
  IF NEW."itemId" IS NOT NULL THEN
    SELECT "maximum" INTO high FROM "questionnaire_items" WHERE "id" = NEW."itemId" AND "instrumentId" = instrument;
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

CREATE OR REPLACE FUNCTION check_score_revision() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW."supersedesId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "scores" s WHERE s."id" = NEW."supersedesId"
     AND s."roundId" = NEW."roundId" AND s."target" = NEW."target" AND s."origin" = NEW."origin"
     AND s."sectionId" IS NOT DISTINCT FROM NEW."sectionId" AND s."pillarId" IS NOT DISTINCT FROM NEW."pillarId" AND s."itemId" IS NOT DISTINCT FROM NEW."itemId"
     AND s."authorId" IS NOT DISTINCT FROM NEW."authorId" AND s."revision" = NEW."revision" - 1) THEN
    RAISE EXCEPTION 'a revision continues the score of the same author' USING ERRCODE = 'check_violation', CONSTRAINT = 'score_revision_chain';
  END IF;
  RETURN NEW;
END $$;

ALTER TABLE "score_replies" ADD CONSTRAINT replies_text CHECK ("text" <> '');
ALTER TABLE "pillar_reviews" ADD CONSTRAINT reviews_return_note CHECK ("decision" <> 'RETURNED' OR "note" <> '');
ALTER TABLE "assessor_notes" ADD CONSTRAINT notes_text CHECK ("text" <> '');
CREATE TRIGGER score_replies_append_only BEFORE UPDATE OR DELETE ON "score_replies" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER pillar_reviews_append_only BEFORE UPDATE OR DELETE ON "pillar_reviews" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER assessor_notes_append_only BEFORE UPDATE OR DELETE ON "assessor_notes" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Rounds: dates, and what may still change in which phase.
ALTER TABLE "round_phase_dates" ADD CONSTRAINT phase_dates_order CHECK ("closesAt" > "opensAt");
ALTER TABLE "users" ADD CONSTRAINT users_round_of_assessor CHECK ("roundId" IS NULL OR "role" = 'ASSESSOR');

CREATE FUNCTION refuse_in_published_round() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM "evaluation_rounds" WHERE "phase" = 'PUBLISHED'
             AND "id" IN (CASE WHEN TG_OP <> 'DELETE' THEN NEW."roundId" END, CASE WHEN TG_OP <> 'INSERT' THEN OLD."roundId" END)) THEN
    RAISE EXCEPTION 'the round is published and closed (%)', TG_TABLE_NAME USING ERRCODE = 'check_violation', CONSTRAINT = 'round_closed';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER answers_round_closed BEFORE INSERT OR UPDATE OR DELETE ON "answers" FOR EACH ROW EXECUTE FUNCTION refuse_in_published_round();
CREATE TRIGGER survey_results_round_closed BEFORE INSERT OR UPDATE OR DELETE ON "survey_results" FOR EACH ROW EXECUTE FUNCTION refuse_in_published_round();
CREATE TRIGGER pillar_reviews_round_closed BEFORE INSERT ON "pillar_reviews" FOR EACH ROW EXECUTE FUNCTION refuse_in_published_round();
CREATE TRIGGER round_phase_dates_round_closed BEFORE INSERT OR UPDATE OR DELETE ON "round_phase_dates" FOR EACH ROW EXECUTE FUNCTION refuse_in_published_round();

-- Answers: complete when submitted, four eyes, within the item, of its round's questionnaire, by an officer of its agency.
ALTER TABLE "answers"
  ADD CONSTRAINT answers_status CHECK ("status" <> 'PUBLISHED'),
  ADD CONSTRAINT answers_not_applicable CHECK (NOT "notApplicable" OR "score" IS NULL),
  ADD CONSTRAINT answers_complete CHECK ("status" IN ('DRAFT', 'RETURNED') OR
    (("score" IS NOT NULL OR "notApplicable") AND "reason" <> '' AND "submittedById" IS NOT NULL AND "submittedAt" IS NOT NULL)),
  ADD CONSTRAINT answers_return_reason CHECK ("status" <> 'RETURNED' OR "returnReason" <> ''),
  ADD CONSTRAINT answers_verified CHECK (("status" = 'VERIFIED') = ("verifiedById" IS NOT NULL) AND ("verifiedById" IS NULL) = ("verifiedAt" IS NULL)),
  ADD CONSTRAINT answers_verifier_entered_nothing CHECK ("verifiedById" <> ALL ("enteredByIds")),
  ADD CONSTRAINT answers_officer_has_agency CHECK ("officerId" IS NULL OR "agencyId" IS NOT NULL);
CREATE FUNCTION check_answer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE item "questionnaire_items"%ROWTYPE; round "evaluation_rounds"%ROWTYPE; kept text[] := ARRAY['agencyId', 'officerId', 'copiedAt', 'copiedById', 'version', 'updatedAt'];
BEGIN
  SELECT * INTO round FROM "evaluation_rounds" WHERE "id" = NEW."roundId";
  SELECT * INTO item FROM "questionnaire_items" WHERE "id" = NEW."itemId";
  IF item."instrumentId" IS DISTINCT FROM round."instrumentId" THEN
    RAISE EXCEPTION 'item is not of the instrument of the round' USING ERRCODE = 'check_violation', CONSTRAINT = 'answers_item_of_instrument';
  END IF;
  IF NEW."score" < 0 OR NEW."score" > item."maximum" THEN
    RAISE EXCEPTION 'score % is outside 0 to %', NEW."score", item."maximum" USING ERRCODE = 'check_violation', CONSTRAINT = 'answers_scale';
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
CREATE TRIGGER answers_check BEFORE INSERT OR UPDATE ON "answers" FOR EACH ROW EXECUTE FUNCTION check_answer();

ALTER TABLE "survey_results"
  ADD CONSTRAINT survey_respondents CHECK ("respondents" >= 1),
  ADD CONSTRAINT survey_scale CHECK ("scaleMin" < "scaleMax" AND "mean" BETWEEN "scaleMin" AND "scaleMax"),
  ADD CONSTRAINT survey_named CHECK ("method" <> '' AND "source" <> ''),
  ADD CONSTRAINT survey_fieldwork CHECK ("fieldworkTo" >= "fieldworkFrom");
CREATE UNIQUE INDEX survey_results_one ON "survey_results" ("roundId", "programmeId", coalesce("subDimensionId", '00000000-0000-0000-0000-000000000000'::uuid));

-- The letter's result: entered, confirmed by somebody else, then as it is for good.
ALTER TABLE "official_results"
  ADD CONSTRAINT results_complete CHECK ("status" = 'DRAFT' OR ("letterNumber" <> '' AND "letterDate" IS NOT NULL AND "submittedById" IS NOT NULL AND "submittedAt" IS NOT NULL)),
  ADD CONSTRAINT results_confirmed CHECK (("status" = 'CONFIRMED') = ("confirmedById" IS NOT NULL) AND ("confirmedById" IS NULL) = ("confirmedAt" IS NULL)),
  ADD CONSTRAINT results_confirmer_entered_nothing CHECK ("confirmedById" <> ALL ("enteredByIds")),
  ADD CONSTRAINT results_revision CHECK ("revision" >= 1 AND ("revision" = 1 OR "reason" <> ''));
CREATE UNIQUE INDEX official_results_one_open ON "official_results" ("roundId") WHERE "status" <> 'CONFIRMED';
CREATE FUNCTION keep_confirmed_result() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD."status" = 'CONFIRMED' THEN
    RAISE EXCEPTION 'a confirmed result is never changed or deleted: enter a correction' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER official_results_keep BEFORE UPDATE OR DELETE ON "official_results" FOR EACH ROW EXECUTE FUNCTION keep_confirmed_result();

-- Frozen rounds: the hash is of the very bytes, revisions follow each other, and nothing is ever changed.
ALTER TABLE "round_freezes"
  ADD CONSTRAINT freezes_public_hash CHECK ("publicSha256" = encode(sha256(convert_to("publicText", 'UTF8')), 'hex')),
  ADD CONSTRAINT freezes_internal_hash CHECK ("internalSha256" = encode(sha256(convert_to("internalText", 'UTF8')), 'hex')),
  ADD CONSTRAINT freezes_revision CHECK ("revision" >= 1 AND ("revision" = 1 OR "reason" <> ''));
CREATE FUNCTION check_freeze_order() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW."revision" <> coalesce((SELECT max("revision") FROM "round_freezes" WHERE "roundId" = NEW."roundId"), 0) + 1 THEN
    RAISE EXCEPTION 'a freeze continues the one before it' USING ERRCODE = 'check_violation', CONSTRAINT = 'freezes_order';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER round_freezes_order BEFORE INSERT ON "round_freezes" FOR EACH ROW EXECUTE FUNCTION check_freeze_order();
CREATE TRIGGER round_freezes_keep BEFORE UPDATE OR DELETE ON "round_freezes" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER round_freezes_no_truncate BEFORE TRUNCATE ON "round_freezes" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Evidence: a file or a link, of exactly one owner; checked by other hands; never rewritten.
ALTER TABLE "evidence_files"
  ADD CONSTRAINT evidence_files_hash CHECK ("sha256" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT evidence_files_size CHECK ("size" BETWEEN 1 AND 26214400);
CREATE TRIGGER evidence_files_keep BEFORE UPDATE ON "evidence_files" FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE "evidence"
  ADD CONSTRAINT evidence_one_owner CHECK (num_nonnulls("progressReportId", "indicatorValueId", "recommendationId", "answerId", "officialResultId") = 1),
  ADD CONSTRAINT evidence_file_or_link CHECK (num_nonnulls("fileId", "url") = 1 AND ("fileId" IS NULL) = ("fileName" IS NULL)),
  ADD CONSTRAINT evidence_url CHECK ("url" ~ '^https?://'),
  ADD CONSTRAINT evidence_title CHECK ("title" <> ''),
  ADD CONSTRAINT evidence_checked CHECK (("checkedById" IS NULL) = ("checkedAt" IS NULL) AND "checkedById" <> "addedById"),
  ADD CONSTRAINT evidence_removed CHECK (("removedById" IS NULL) = ("removedAt" IS NULL));
CREATE FUNCTION keep_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE may text[] := ARRAY['informationClass', 'checkedById', 'checkedAt', 'removedById', 'removedAt', 'version'];
BEGIN
  IF TG_OP = 'DELETE' OR OLD."removedAt" IS NOT NULL OR to_jsonb(NEW) - may <> to_jsonb(OLD) - may THEN
    RAISE EXCEPTION 'evidence is never changed or deleted: take it back and add another' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evidence_keep BEFORE UPDATE OR DELETE ON "evidence" FOR EACH ROW EXECUTE FUNCTION keep_evidence();

-- What proves an answer is fixed with the answer; the evidence-repair window closes by itself.
CREATE FUNCTION check_answer_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE phase "RoundPhase"; closes timestamptz;
BEGIN
  IF NEW."answerId" IS NULL OR (TG_OP = 'UPDATE' AND NEW."removedAt" IS NOT DISTINCT FROM OLD."removedAt") THEN RETURN NEW; END IF;
  SELECT r."phase", d."closesAt" INTO phase, closes FROM "answers" a JOIN "evaluation_rounds" r ON r."id" = a."roundId"
    LEFT JOIN "round_phase_dates" d ON d."roundId" = r."id" AND d."phase" = 'EVIDENCE_REPAIR' WHERE a."id" = NEW."answerId";
  IF phase NOT IN ('FILLING', 'VERIFICATION', 'COUNCIL_REVIEW', 'EVIDENCE_REPAIR')
     OR (phase = 'EVIDENCE_REPAIR' AND closes <= now()) THEN
    RAISE EXCEPTION 'evidence of answers is not open in phase %', phase USING ERRCODE = 'check_violation', CONSTRAINT = 'evidence_phase';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evidence_answer_phase BEFORE INSERT OR UPDATE ON "evidence" FOR EACH ROW EXECUTE FUNCTION check_answer_evidence();

-- The public part of every freeze of a published round, newest revision last.
CREATE VIEW "published_round_freezes" AS SELECT f."id", f."roundId", r."slug", f."revision", f."reason", f."publicText", f."publicSha256", f."internalSha256", f."createdAt"
  FROM "round_freezes" f JOIN "evaluation_rounds" r ON r."id" = f."roundId" WHERE r."publishedAt" IS NOT NULL AND r."phase" = 'PUBLISHED';
