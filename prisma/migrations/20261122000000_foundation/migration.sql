-- CreateEnum
CREATE TYPE "Polarity" AS ENUM ('HIGHER', 'LOWER', 'NEUTRAL');

-- CreateEnum
CREATE TYPE "Frequency" AS ENUM ('MONTHLY', 'QUARTERLY', 'SEMESTERLY', 'YEARLY');

-- CreateEnum
CREATE TYPE "Aggregation" AS ENUM ('SUM', 'LAST', 'MEAN');

-- CreateEnum
CREATE TYPE "ValueCertainty" AS ENUM ('ESTIMATE', 'PROVISIONAL', 'FINAL');

-- CreateEnum
CREATE TYPE "InstrumentStatus" AS ENUM ('DRAFT', 'ACTIVE');

-- CreateEnum
CREATE TYPE "ProgrammeStatus" AS ENUM ('PLANNED', 'RUNNING', 'STOPPED', 'FINISHED');

-- CreateEnum
CREATE TYPE "EntryStatus" AS ENUM ('DRAFT', 'SUBMITTED', 'RETURNED', 'VERIFIED', 'PUBLISHED');

-- CreateEnum
CREATE TYPE "RecommendationStatus" AS ENUM ('DONE', 'IN_PROGRESS', 'NOT_STARTED', 'NOT_FEASIBLE');

-- CreateEnum
CREATE TYPE "LegalDocumentType" AS ENUM ('PERWALI', 'PERDA', 'MASTERPLAN');

-- CreateEnum
CREATE TYPE "LegalDocumentStatus" AS ENUM ('PLANNED', 'ENACTED');

-- CreateEnum
CREATE TYPE "RoundPhase" AS ENUM ('PREPARATION', 'FILLING', 'VERIFICATION', 'COUNCIL_REVIEW', 'INTERVIEW', 'EVIDENCE_REPAIR', 'RESULT', 'PUBLISHED');

-- CreateEnum
CREATE TYPE "ScoreTarget" AS ENUM ('SECTION', 'PILLAR', 'FINAL');

-- CreateEnum
CREATE TYPE "ScoreOrigin" AS ENUM ('SELF', 'COUNCIL', 'OFFICIAL');

-- CreateEnum
CREATE TYPE "RankScope" AS ENUM ('NATIONAL', 'PROVINCE');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('ADMIN', 'STAFF', 'AGENCY', 'COUNCIL', 'ASSESSOR');

-- CreateEnum
CREATE TYPE "SignInSubject" AS ENUM ('ACCOUNT', 'ADDRESS');

-- CreateTable
CREATE TABLE "agencies" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shortName" TEXT NOT NULL,
    "cityAgency" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "agencies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "kelurahan" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kecamatanCode" TEXT NOT NULL,
    "kecamatan" TEXT NOT NULL,
    "areaKm2" DECIMAL(8,3) NOT NULL,

    CONSTRAINT "kelurahan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_events" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID,
    "action" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "entityId" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "indicators" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "pillarId" UUID NOT NULL,
    "programmeId" UUID,
    "agencyId" UUID NOT NULL,
    "nameId" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "indicators_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "indicator_definitions" (
    "id" UUID NOT NULL,
    "indicatorId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "current" BOOLEAN NOT NULL DEFAULT true,
    "unit" TEXT NOT NULL,
    "decimals" INTEGER NOT NULL,
    "polarity" "Polarity" NOT NULL,
    "frequency" "Frequency" NOT NULL,
    "aggregation" "Aggregation" NOT NULL,
    "cumulative" BOOLEAN NOT NULL DEFAULT false,
    "formulaId" TEXT NOT NULL,
    "dataSource" TEXT NOT NULL,
    "sdg" TEXT,
    "scaleMin" DECIMAL(24,6),
    "scaleMax" DECIMAL(24,6),
    "ratioFactor" DECIMAL(12,3),

    CONSTRAINT "indicator_definitions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "indicator_targets" (
    "id" UUID NOT NULL,
    "indicatorId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "value" DECIMAL(24,6) NOT NULL,
    "plan" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "indicator_targets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "index_targets" (
    "year" INTEGER NOT NULL,
    "value" DECIMAL(6,3) NOT NULL,
    "plan" TEXT NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "index_targets_pkey" PRIMARY KEY ("year")
);

-- CreateTable
CREATE TABLE "indicator_values" (
    "id" UUID NOT NULL,
    "indicatorId" UUID NOT NULL,
    "definitionId" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "periodEnd" DATE,
    "kelurahanId" UUID,
    "value" DECIMAL(24,6),
    "numerator" DECIMAL(24,6),
    "denominator" DECIMAL(24,6),
    "certainty" "ValueCertainty" NOT NULL DEFAULT 'PROVISIONAL',
    "breakInSeries" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT NOT NULL DEFAULT '',
    "noteEn" TEXT,
    "source" TEXT NOT NULL DEFAULT '',
    "status" "EntryStatus" NOT NULL DEFAULT 'DRAFT',
    "returnReason" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "revisionReason" TEXT,
    "supersedesId" UUID,
    "supersededAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "enteredByIds" UUID[],
    "createdById" UUID,
    "submittedAt" TIMESTAMPTZ(3),
    "submittedById" UUID,
    "verifiedAt" TIMESTAMPTZ(3),
    "verifiedById" UUID,
    "publishedAt" TIMESTAMPTZ(3),
    "publishedById" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "indicator_values_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pillars" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "focusId" TEXT NOT NULL,
    "focusEn" TEXT NOT NULL,

    CONSTRAINT "pillars_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "instruments" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "nameId" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "status" "InstrumentStatus" NOT NULL DEFAULT 'DRAFT',
    "comparabilityGroup" TEXT NOT NULL,
    "scaleMin" DECIMAL(6,3) NOT NULL,
    "scaleMax" DECIMAL(6,3) NOT NULL,
    "decimals" INTEGER NOT NULL DEFAULT 2,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "instruments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "instrument_sections" (
    "id" UUID NOT NULL,
    "instrumentId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    "nameId" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "weight" DECIMAL(7,6) NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "instrument_sections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "instrument_pillars" (
    "id" UUID NOT NULL,
    "instrumentId" UUID NOT NULL,
    "pillarId" UUID NOT NULL,
    "order" INTEGER NOT NULL,

    CONSTRAINT "instrument_pillars_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sub_dimensions" (
    "id" UUID NOT NULL,
    "instrumentPillarId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    "nameId" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,

    CONSTRAINT "sub_dimensions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "instrument_bands" (
    "id" UUID NOT NULL,
    "instrumentId" UUID NOT NULL,
    "minimum" DECIMAL(6,3) NOT NULL,
    "labelId" TEXT NOT NULL,
    "labelEn" TEXT NOT NULL,

    CONSTRAINT "instrument_bands_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programmes" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "pillarId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "quickWin" BOOLEAN NOT NULL DEFAULT false,
    "status" "ProgrammeStatus",
    "startedPeriod" TEXT,
    "endedPeriod" TEXT,
    "descriptionId" TEXT NOT NULL,
    "descriptionEn" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "programmes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "progress_reports" (
    "id" UUID NOT NULL,
    "programmeId" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "periodEnd" DATE,
    "physicalPercent" DECIMAL(5,2),
    "done" TEXT NOT NULL DEFAULT '',
    "obstacles" TEXT NOT NULL DEFAULT '',
    "nextStep" TEXT NOT NULL DEFAULT '',
    "evidenceUrl" TEXT,
    "status" "EntryStatus" NOT NULL DEFAULT 'DRAFT',
    "returnReason" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "revisionReason" TEXT,
    "supersedesId" UUID,
    "supersededAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "enteredByIds" UUID[],
    "createdById" UUID NOT NULL,
    "submittedAt" TIMESTAMPTZ(3),
    "submittedById" UUID,
    "verifiedAt" TIMESTAMPTZ(3),
    "verifiedById" UUID,
    "publishedAt" TIMESTAMPTZ(3),
    "publishedById" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "progress_reports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recommendations" (
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "order" INTEGER NOT NULL,
    "pillarId" UUID,
    "text" TEXT NOT NULL,
    "leadAgencyId" UUID NOT NULL,
    "dueOn" DATE,
    "source" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "recommendations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recommendation_reports" (
    "id" UUID NOT NULL,
    "recommendationId" UUID NOT NULL,
    "status" "RecommendationStatus" NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "recommendation_reports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "legal_documents" (
    "id" UUID NOT NULL,
    "type" "LegalDocumentType" NOT NULL,
    "number" TEXT,
    "year" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "enactedOn" DATE,
    "status" "LegalDocumentStatus" NOT NULL,
    "source" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "legal_documents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation_rounds" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "stage" INTEGER,
    "instrumentId" UUID,
    "phase" "RoundPhase" NOT NULL DEFAULT 'PREPARATION',
    "heldOn" TEXT,
    "letterNumber" TEXT,
    "letterDate" DATE,
    "note" TEXT NOT NULL DEFAULT '',
    "noteEn" TEXT,
    "source" TEXT NOT NULL DEFAULT '',
    "publishedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "evaluation_rounds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scores" (
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "target" "ScoreTarget" NOT NULL,
    "sectionId" UUID,
    "pillarId" UUID,
    "origin" "ScoreOrigin" NOT NULL,
    "value" DECIMAL(6,3) NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL DEFAULT '',
    "authorId" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "supersedesId" UUID,
    "supersededAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "scores_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "round_ranks" (
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "scope" "RankScope" NOT NULL,
    "rank" INTEGER NOT NULL,
    "outOf" INTEGER,
    "source" TEXT NOT NULL,

    CONSTRAINT "round_ranks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "agencyId" UUID,
    "passwordHash" TEXT,
    "disabledAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),
    "sessionVersion" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_failures" (
    "subject" "SignInSubject" NOT NULL,
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "firstAt" TIMESTAMPTZ(3) NOT NULL,
    "lockedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_failures_pkey" PRIMARY KEY ("subject","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "agencies_code_key" ON "agencies"("code");

-- CreateIndex
CREATE UNIQUE INDEX "kelurahan_kecamatanCode_name_key" ON "kelurahan"("kecamatanCode", "name");

-- CreateIndex
CREATE INDEX "audit_events_entity_entityId_idx" ON "audit_events"("entity", "entityId");

-- CreateIndex
CREATE INDEX "audit_events_actorId_idx" ON "audit_events"("actorId");

-- CreateIndex
CREATE UNIQUE INDEX "indicators_code_key" ON "indicators"("code");

-- CreateIndex
CREATE INDEX "indicators_pillarId_idx" ON "indicators"("pillarId");

-- CreateIndex
CREATE INDEX "indicators_agencyId_idx" ON "indicators"("agencyId");

-- CreateIndex
CREATE INDEX "indicators_programmeId_idx" ON "indicators"("programmeId");

-- CreateIndex
CREATE UNIQUE INDEX "indicator_definitions_indicatorId_number_key" ON "indicator_definitions"("indicatorId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "indicator_definitions_id_indicatorId_key" ON "indicator_definitions"("id", "indicatorId");

-- CreateIndex
CREATE UNIQUE INDEX "indicator_targets_indicatorId_year_key" ON "indicator_targets"("indicatorId", "year");

-- CreateIndex
CREATE UNIQUE INDEX "indicator_values_supersedesId_key" ON "indicator_values"("supersedesId");

-- CreateIndex
CREATE INDEX "indicator_values_indicatorId_periodEnd_idx" ON "indicator_values"("indicatorId", "periodEnd");

-- CreateIndex
CREATE INDEX "indicator_values_status_idx" ON "indicator_values"("status");

-- CreateIndex
CREATE UNIQUE INDEX "pillars_code_key" ON "pillars"("code");

-- CreateIndex
CREATE UNIQUE INDEX "pillars_slug_key" ON "pillars"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "instruments_code_key" ON "instruments"("code");

-- CreateIndex
CREATE UNIQUE INDEX "instrument_sections_instrumentId_code_key" ON "instrument_sections"("instrumentId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "instrument_sections_instrumentId_order_key" ON "instrument_sections"("instrumentId", "order");

-- CreateIndex
CREATE UNIQUE INDEX "instrument_pillars_instrumentId_pillarId_key" ON "instrument_pillars"("instrumentId", "pillarId");

-- CreateIndex
CREATE UNIQUE INDEX "sub_dimensions_instrumentPillarId_code_key" ON "sub_dimensions"("instrumentPillarId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "instrument_bands_instrumentId_minimum_key" ON "instrument_bands"("instrumentId", "minimum");

-- CreateIndex
CREATE UNIQUE INDEX "programmes_slug_key" ON "programmes"("slug");

-- CreateIndex
CREATE INDEX "programmes_pillarId_idx" ON "programmes"("pillarId");

-- CreateIndex
CREATE INDEX "programmes_agencyId_idx" ON "programmes"("agencyId");

-- CreateIndex
CREATE UNIQUE INDEX "progress_reports_supersedesId_key" ON "progress_reports"("supersedesId");

-- CreateIndex
CREATE INDEX "progress_reports_programmeId_periodEnd_idx" ON "progress_reports"("programmeId", "periodEnd");

-- CreateIndex
CREATE INDEX "progress_reports_status_idx" ON "progress_reports"("status");

-- CreateIndex
CREATE UNIQUE INDEX "progress_reports_programmeId_period_revision_key" ON "progress_reports"("programmeId", "period", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "recommendations_roundId_order_key" ON "recommendations"("roundId", "order");

-- CreateIndex
CREATE INDEX "recommendation_reports_recommendationId_idx" ON "recommendation_reports"("recommendationId");

-- CreateIndex
CREATE UNIQUE INDEX "legal_documents_type_year_title_key" ON "legal_documents"("type", "year", "title");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_rounds_slug_key" ON "evaluation_rounds"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "scores_supersedesId_key" ON "scores"("supersedesId");

-- CreateIndex
CREATE INDEX "scores_roundId_target_idx" ON "scores"("roundId", "target");

-- CreateIndex
CREATE UNIQUE INDEX "round_ranks_roundId_scope_key" ON "round_ranks"("roundId", "scope");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- AddForeignKey
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_pillarId_fkey" FOREIGN KEY ("pillarId") REFERENCES "pillars"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "programmes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_definitions" ADD CONSTRAINT "indicator_definitions_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "indicators"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_targets" ADD CONSTRAINT "indicator_targets_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "indicators"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_values" ADD CONSTRAINT "indicator_values_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "indicators"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_values" ADD CONSTRAINT "indicator_values_definitionId_indicatorId_fkey" FOREIGN KEY ("definitionId", "indicatorId") REFERENCES "indicator_definitions"("id", "indicatorId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_values" ADD CONSTRAINT "indicator_values_kelurahanId_fkey" FOREIGN KEY ("kelurahanId") REFERENCES "kelurahan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_values" ADD CONSTRAINT "indicator_values_supersedesId_fkey" FOREIGN KEY ("supersedesId") REFERENCES "indicator_values"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_values" ADD CONSTRAINT "indicator_values_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_values" ADD CONSTRAINT "indicator_values_submittedById_fkey" FOREIGN KEY ("submittedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_values" ADD CONSTRAINT "indicator_values_verifiedById_fkey" FOREIGN KEY ("verifiedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_values" ADD CONSTRAINT "indicator_values_publishedById_fkey" FOREIGN KEY ("publishedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instrument_sections" ADD CONSTRAINT "instrument_sections_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "instruments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instrument_pillars" ADD CONSTRAINT "instrument_pillars_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "instruments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instrument_pillars" ADD CONSTRAINT "instrument_pillars_pillarId_fkey" FOREIGN KEY ("pillarId") REFERENCES "pillars"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sub_dimensions" ADD CONSTRAINT "sub_dimensions_instrumentPillarId_fkey" FOREIGN KEY ("instrumentPillarId") REFERENCES "instrument_pillars"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instrument_bands" ADD CONSTRAINT "instrument_bands_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "instruments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programmes" ADD CONSTRAINT "programmes_pillarId_fkey" FOREIGN KEY ("pillarId") REFERENCES "pillars"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programmes" ADD CONSTRAINT "programmes_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "progress_reports" ADD CONSTRAINT "progress_reports_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "programmes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "progress_reports" ADD CONSTRAINT "progress_reports_supersedesId_fkey" FOREIGN KEY ("supersedesId") REFERENCES "progress_reports"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "progress_reports" ADD CONSTRAINT "progress_reports_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "progress_reports" ADD CONSTRAINT "progress_reports_submittedById_fkey" FOREIGN KEY ("submittedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "progress_reports" ADD CONSTRAINT "progress_reports_verifiedById_fkey" FOREIGN KEY ("verifiedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "progress_reports" ADD CONSTRAINT "progress_reports_publishedById_fkey" FOREIGN KEY ("publishedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendations" ADD CONSTRAINT "recommendations_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "evaluation_rounds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendations" ADD CONSTRAINT "recommendations_pillarId_fkey" FOREIGN KEY ("pillarId") REFERENCES "pillars"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendations" ADD CONSTRAINT "recommendations_leadAgencyId_fkey" FOREIGN KEY ("leadAgencyId") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation_reports" ADD CONSTRAINT "recommendation_reports_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "recommendations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_rounds" ADD CONSTRAINT "evaluation_rounds_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "instruments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scores" ADD CONSTRAINT "scores_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "evaluation_rounds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scores" ADD CONSTRAINT "scores_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "instrument_sections"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scores" ADD CONSTRAINT "scores_pillarId_fkey" FOREIGN KEY ("pillarId") REFERENCES "pillars"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scores" ADD CONSTRAINT "scores_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scores" ADD CONSTRAINT "scores_supersedesId_fkey" FOREIGN KEY ("supersedesId") REFERENCES "scores"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_ranks" ADD CONSTRAINT "round_ranks_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "evaluation_rounds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here on by hand: what Prisma's schema cannot say. The database keeps these promises even if the app has a bug.

-- Of each kind of row that has revisions or versions, one is current and at most one is under way.
CREATE UNIQUE INDEX "indicator_definitions_one_current" ON "indicator_definitions"("indicatorId") WHERE ("current");
CREATE UNIQUE INDEX "progress_reports_one_open" ON "progress_reports"("programmeId", "period") WHERE ("status" <> 'PUBLISHED');
CREATE UNIQUE INDEX "progress_reports_one_current" ON "progress_reports"("programmeId", "period") WHERE ("status" = 'PUBLISHED' AND "supersededAt" IS NULL);

-- Periods: 2023, 2023-S1, 2023-Q3, 2023-07 (DOMAIN.md section 3).
CREATE FUNCTION period_is_valid(period text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT period ~ '^(19|20)[0-9]{2}(-(S[12]|Q[1-4]|0[1-9]|1[0-2]))?$' $$;

CREATE FUNCTION period_end(period text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (make_date(left(period, 4)::int, CASE
    WHEN length(period) = 4 THEN 12
    WHEN substr(period, 6, 1) = 'S' THEN substr(period, 7, 1)::int * 6
    WHEN substr(period, 6, 1) = 'Q' THEN substr(period, 7, 1)::int * 3
    ELSE substr(period, 6, 2)::int END, 1) + interval '1 month' - interval '1 day')::date
$$;

CREATE FUNCTION set_period_end() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF NOT period_is_valid(NEW."period") THEN
    RAISE EXCEPTION 'period % is not well formed', NEW."period" USING ERRCODE = 'check_violation';
  END IF;
  NEW."periodEnd" := period_end(NEW."period");
  RETURN NEW;
END $$;
CREATE TRIGGER progress_reports_period_end BEFORE INSERT OR UPDATE ON "progress_reports" FOR EACH ROW EXECUTE FUNCTION set_period_end();
CREATE TRIGGER indicator_values_period_end BEFORE INSERT OR UPDATE ON "indicator_values" FOR EACH ROW EXECUTE FUNCTION set_period_end();

-- Instruments: weights within 0..1 and, once the transaction is whole, adding up to exactly 1.
ALTER TABLE "instruments" ADD CONSTRAINT instruments_scale CHECK ("scaleMin" < "scaleMax"),
  ADD CONSTRAINT instruments_decimals CHECK ("decimals" BETWEEN 0 AND 3);
ALTER TABLE "instrument_sections" ADD CONSTRAINT instrument_sections_weight CHECK ("weight" >= 0 AND "weight" <= 1);

CREATE FUNCTION check_instrument_weights() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE CONSTRAINT TRIGGER instrument_weights_sum AFTER INSERT OR UPDATE OR DELETE ON "instrument_sections"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_instrument_weights();

-- An active instrument has sections: otherwise its weights could not add up to anything.
CREATE FUNCTION check_active_instrument() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM "instruments" i WHERE i."id" = NEW."id" AND i."status" = 'ACTIVE'
             AND NOT EXISTS (SELECT 1 FROM "instrument_sections" s WHERE s."instrumentId" = i."id")) THEN
    RAISE EXCEPTION 'active instrument % has no sections', NEW."code" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER instruments_active_has_sections AFTER INSERT OR UPDATE ON "instruments"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_active_instrument();

-- Users.
ALTER TABLE "users"
  ADD CONSTRAINT users_email_lower CHECK ("email" = lower("email") AND "email" LIKE '%_@_%'),
  ADD CONSTRAINT users_agency_role CHECK (("role" = 'AGENCY') = ("agencyId" IS NOT NULL)),
  ADD CONSTRAINT users_assessor_expires CHECK ("role" <> 'ASSESSOR' OR "expiresAt" IS NOT NULL);

-- Whoever changes a right ends the sessions that were given under the old one, also by plain SQL.
CREATE FUNCTION raise_session_version() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF (NEW."role", NEW."agencyId", NEW."passwordHash", NEW."disabledAt")
     IS DISTINCT FROM (OLD."role", OLD."agencyId", OLD."passwordHash", OLD."disabledAt") THEN
    NEW."sessionVersion" := OLD."sessionVersion" + 1;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER users_session_version BEFORE UPDATE ON "users" FOR EACH ROW EXECUTE FUNCTION raise_session_version();

-- Programmes and progress reports.
ALTER TABLE "programmes"
  ADD CONSTRAINT programmes_slug CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT programmes_started CHECK ("startedPeriod" IS NULL OR period_is_valid("startedPeriod")),
  ADD CONSTRAINT programmes_ended CHECK ("endedPeriod" IS NULL OR (period_is_valid("endedPeriod")
    AND ("startedPeriod" IS NULL OR period_end("endedPeriod") >= period_end("startedPeriod"))));
ALTER TABLE "progress_reports"
  ADD CONSTRAINT progress_percent CHECK ("physicalPercent" BETWEEN 0 AND 100),
  ADD CONSTRAINT progress_evidence_url CHECK ("evidenceUrl" ~ '^https?://'),
  ADD CONSTRAINT progress_complete CHECK ("status" IN ('DRAFT', 'RETURNED') OR
    ("physicalPercent" IS NOT NULL AND "done" <> '' AND "submittedById" IS NOT NULL AND "submittedAt" IS NOT NULL)),
  ADD CONSTRAINT progress_return_reason CHECK ("status" <> 'RETURNED' OR "returnReason" <> ''),
  ADD CONSTRAINT progress_verified CHECK ("status" NOT IN ('VERIFIED', 'PUBLISHED') OR
    ("verifiedById" IS NOT NULL AND "verifiedAt" IS NOT NULL)),
  ADD CONSTRAINT progress_verifier_entered_nothing CHECK ("verifiedById" <> ALL ("enteredByIds") AND "publishedById" <> ALL ("enteredByIds")
    AND "createdById" = ANY ("enteredByIds")),
  ADD CONSTRAINT progress_published CHECK (("status" = 'PUBLISHED') = ("publishedAt" IS NOT NULL)),
  ADD CONSTRAINT progress_revision CHECK (("revision" = 1) = ("supersedesId" IS NULL) AND "revision" >= 1
    AND ("revision" = 1 OR "revisionReason" <> '')),
  ADD CONSTRAINT progress_superseded CHECK ("supersededAt" IS NULL OR "status" = 'PUBLISHED');

-- Indicators.
ALTER TABLE "indicators" ADD CONSTRAINT indicators_code CHECK ("code" ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$');
ALTER TABLE "indicator_definitions"
  ADD CONSTRAINT definitions_decimals CHECK ("decimals" BETWEEN 0 AND 6),
  ADD CONSTRAINT definitions_scale CHECK ("scaleMin" IS NULL OR "scaleMax" IS NULL OR "scaleMin" < "scaleMax"),
  ADD CONSTRAINT definitions_ratio CHECK ("ratioFactor" > 0);
ALTER TABLE "indicator_targets" ADD CONSTRAINT targets_year CHECK ("year" BETWEEN 1900 AND 2099);
ALTER TABLE "index_targets" ADD CONSTRAINT index_targets_year CHECK ("year" BETWEEN 1900 AND 2099);
ALTER TABLE "indicator_values"
  ADD CONSTRAINT values_ratio CHECK ("status" IN ('DRAFT', 'RETURNED') OR
    (("numerator" IS NULL) = ("denominator" IS NULL) AND "denominator" <> 0)),
  ADD CONSTRAINT values_complete CHECK ("status" IN ('DRAFT', 'RETURNED') OR
    ("value" IS NOT NULL AND "source" <> '')),
  ADD CONSTRAINT values_return_reason CHECK ("status" <> 'RETURNED' OR "returnReason" <> ''),
  -- A value with an author passes through other hands; a shipped fact has a source and no author.
  ADD CONSTRAINT values_verified CHECK ("createdById" IS NULL OR "status" NOT IN ('VERIFIED', 'PUBLISHED') OR
    ("submittedById" IS NOT NULL AND "verifiedById" IS NOT NULL AND "verifiedAt" IS NOT NULL)),
  ADD CONSTRAINT values_submitted CHECK ("createdById" IS NULL OR "status" IN ('DRAFT', 'RETURNED') OR
    ("submittedById" IS NOT NULL AND "submittedAt" IS NOT NULL)),
  ADD CONSTRAINT values_fact_is_published CHECK ("createdById" IS NOT NULL OR "status" = 'PUBLISHED'),
  ADD CONSTRAINT values_verifier_entered_nothing CHECK ("verifiedById" <> ALL ("enteredByIds") AND "publishedById" <> ALL ("enteredByIds")
    AND "createdById" = ANY ("enteredByIds")),
  ADD CONSTRAINT values_published CHECK (("status" = 'PUBLISHED') = ("publishedAt" IS NOT NULL)),
  ADD CONSTRAINT values_revision CHECK (("revision" = 1) = ("supersedesId" IS NULL) AND "revision" >= 1
    AND ("revision" = 1 OR "revisionReason" <> '')),
  ADD CONSTRAINT values_superseded CHECK ("supersededAt" IS NULL OR "status" = 'PUBLISHED');

-- A value belongs to one period and, optionally, one kelurahan; an absent kelurahan is the whole city, also to UNIQUE.
CREATE UNIQUE INDEX indicator_values_one_revision ON "indicator_values" ("indicatorId", "period", coalesce("kelurahanId", '00000000-0000-0000-0000-000000000000'::uuid), "revision");
CREATE UNIQUE INDEX indicator_values_one_open ON "indicator_values" ("indicatorId", "period", coalesce("kelurahanId", '00000000-0000-0000-0000-000000000000'::uuid)) WHERE "status" <> 'PUBLISHED';
CREATE UNIQUE INDEX indicator_values_one_current ON "indicator_values" ("indicatorId", "period", coalesce("kelurahanId", '00000000-0000-0000-0000-000000000000'::uuid)) WHERE "status" = 'PUBLISHED' AND "supersededAt" IS NULL;

-- A submitted value lies within the bounds of its definition (DOMAIN.md section 3).
CREATE FUNCTION check_value_bounds() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE low numeric; high numeric;
BEGIN
  IF NEW."status" IN ('DRAFT', 'RETURNED') OR NEW."value" IS NULL THEN RETURN NEW; END IF;
  SELECT "scaleMin", "scaleMax" INTO low, high FROM "indicator_definitions" WHERE "id" = NEW."definitionId";
  IF NEW."value" < low OR NEW."value" > high THEN
    RAISE EXCEPTION 'value % is outside % to %', NEW."value", low, high
      USING ERRCODE = 'check_violation', CONSTRAINT = 'indicator_values_bounds';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER indicator_values_bounds BEFORE INSERT OR UPDATE ON "indicator_values" FOR EACH ROW EXECUTE FUNCTION check_value_bounds();

-- What was published stays as it was: only the mark that a newer revision supersedes it may be set, once.
CREATE FUNCTION keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER progress_reports_keep_published BEFORE UPDATE OR DELETE ON "progress_reports" FOR EACH ROW EXECUTE FUNCTION keep_published();
CREATE TRIGGER indicator_values_keep_published BEFORE UPDATE OR DELETE ON "indicator_values" FOR EACH ROW EXECUTE FUNCTION keep_published();

-- Rounds, scores, ranks.
ALTER TABLE "evaluation_rounds"
  ADD CONSTRAINT rounds_stage CHECK ("stage" BETWEEN 1 AND 2),
  ADD CONSTRAINT rounds_year CHECK ("year" BETWEEN 1900 AND 2099),
  ADD CONSTRAINT rounds_slug CHECK ("slug" = "year"::text || coalesce('-' || "stage"::text, '')),
  ADD CONSTRAINT rounds_held CHECK ("heldOn" ~ '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$');
ALTER TABLE "round_ranks"
  ADD CONSTRAINT ranks_positive CHECK ("rank" >= 1 AND ("outOf" IS NULL OR "outOf" >= "rank"));
ALTER TABLE "scores"
  ADD CONSTRAINT scores_target CHECK (("target" = 'SECTION') = ("sectionId" IS NOT NULL) AND ("target" = 'PILLAR') = ("pillarId" IS NOT NULL)),
  ADD CONSTRAINT scores_council_has_author CHECK ("origin" <> 'COUNCIL' OR ("authorId" IS NOT NULL AND "reason" <> '')),
  ADD CONSTRAINT scores_official_has_source CHECK ("origin" <> 'OFFICIAL' OR "source" <> ''),
  ADD CONSTRAINT scores_only_official_published CHECK ("publishedAt" IS NULL OR "origin" = 'OFFICIAL'),
  ADD CONSTRAINT scores_revision CHECK (("revision" = 1) = ("supersedesId" IS NULL) AND "revision" >= 1
    AND ("revision" = 1 OR "reason" <> ''));
CREATE UNIQUE INDEX scores_one_current ON "scores" ("roundId", "target", "origin",
  coalesce("sectionId", "pillarId", '00000000-0000-0000-0000-000000000000'::uuid),
  coalesce("authorId", '00000000-0000-0000-0000-000000000000'::uuid)) WHERE "supersededAt" IS NULL;
CREATE UNIQUE INDEX scores_one_final ON "scores" ("roundId", "origin", ("target" = 'FINAL')) WHERE "target" = 'FINAL' AND "supersededAt" IS NULL;
CREATE UNIQUE INDEX scores_one_official ON "scores" ("roundId", "target",
  coalesce("sectionId", "pillarId", '00000000-0000-0000-0000-000000000000'::uuid)) WHERE "origin" = 'OFFICIAL' AND "supersededAt" IS NULL;

-- A score lies on its instrument's scale and names a section or pillar of it; 0 to 4 where the instrument is not known.
CREATE FUNCTION check_score() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE instrument uuid; low numeric := 0; high numeric := 4;
BEGIN
  SELECT r."instrumentId" INTO instrument FROM "evaluation_rounds" r WHERE r."id" = NEW."roundId";
  IF instrument IS NOT NULL THEN
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
CREATE TRIGGER scores_check BEFORE INSERT OR UPDATE ON "scores" FOR EACH ROW EXECUTE FUNCTION check_score();

-- A published round is closed: nobody scores in it any more, and what its letter says stays.
CREATE FUNCTION check_round_is_open() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW."origin" <> 'OFFICIAL' AND EXISTS (SELECT 1 FROM "evaluation_rounds" WHERE "id" = NEW."roundId" AND "phase" = 'PUBLISHED') THEN
    RAISE EXCEPTION 'the round is published and closed' USING ERRCODE = 'check_violation', CONSTRAINT = 'scores_round_open';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER scores_round_open BEFORE INSERT ON "scores" FOR EACH ROW EXECUTE FUNCTION check_round_is_open();

CREATE FUNCTION keep_published_round() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD."phase" = 'PUBLISHED' AND (TG_OP = 'DELETE' OR to_jsonb(NEW) <> to_jsonb(OLD)) THEN
    RAISE EXCEPTION 'a published round is never changed or deleted' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER evaluation_rounds_keep BEFORE UPDATE OR DELETE ON "evaluation_rounds" FOR EACH ROW EXECUTE FUNCTION keep_published_round();

CREATE FUNCTION keep_published_rank() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF (TG_OP = 'DELETE' OR to_jsonb(NEW) <> to_jsonb(OLD))
     AND EXISTS (SELECT 1 FROM "evaluation_rounds" WHERE "id" = OLD."roundId" AND "phase" = 'PUBLISHED') THEN
    RAISE EXCEPTION 'a rank of a published round is never changed or deleted' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER round_ranks_keep BEFORE UPDATE OR DELETE ON "round_ranks" FOR EACH ROW EXECUTE FUNCTION keep_published_rank();

-- Every score is a record of what somebody judged: a change of mind is a new revision.
CREATE FUNCTION keep_score() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'DELETE' OR OLD."supersededAt" IS NOT NULL
     OR to_jsonb(NEW) || jsonb_build_object('supersededAt', NULL) <> to_jsonb(OLD) THEN
    RAISE EXCEPTION 'a score is never changed or deleted: record a new revision' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER scores_keep BEFORE UPDATE OR DELETE ON "scores" FOR EACH ROW EXECUTE FUNCTION keep_score();

-- A revision continues the row that it names: same thing, next number.
CREATE FUNCTION check_progress_revision() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW."supersedesId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "progress_reports" p WHERE p."id" = NEW."supersedesId"
     AND p."programmeId" = NEW."programmeId" AND p."period" = NEW."period" AND p."revision" = NEW."revision" - 1 AND p."status" = 'PUBLISHED') THEN
    RAISE EXCEPTION 'a revision continues the published report of the same programme and period' USING ERRCODE = 'check_violation', CONSTRAINT = 'progress_revision_chain';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER progress_reports_revision BEFORE INSERT OR UPDATE ON "progress_reports" FOR EACH ROW EXECUTE FUNCTION check_progress_revision();
CREATE FUNCTION check_value_revision() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW."supersedesId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "indicator_values" v WHERE v."id" = NEW."supersedesId"
     AND v."indicatorId" = NEW."indicatorId" AND v."period" = NEW."period" AND v."kelurahanId" IS NOT DISTINCT FROM NEW."kelurahanId"
     AND v."revision" = NEW."revision" - 1 AND v."status" = 'PUBLISHED') THEN
    RAISE EXCEPTION 'a revision continues the published value of the same indicator and period' USING ERRCODE = 'check_violation', CONSTRAINT = 'value_revision_chain';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER indicator_values_revision BEFORE INSERT OR UPDATE ON "indicator_values" FOR EACH ROW EXECUTE FUNCTION check_value_revision();
CREATE FUNCTION check_score_revision() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW."supersedesId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "scores" s WHERE s."id" = NEW."supersedesId"
     AND s."roundId" = NEW."roundId" AND s."target" = NEW."target" AND s."origin" = NEW."origin"
     AND s."sectionId" IS NOT DISTINCT FROM NEW."sectionId" AND s."pillarId" IS NOT DISTINCT FROM NEW."pillarId"
     AND s."authorId" IS NOT DISTINCT FROM NEW."authorId" AND s."revision" = NEW."revision" - 1) THEN
    RAISE EXCEPTION 'a revision continues the score of the same author' USING ERRCODE = 'check_violation', CONSTRAINT = 'score_revision_chain';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER scores_revision BEFORE INSERT ON "scores" FOR EACH ROW EXECUTE FUNCTION check_score_revision();

-- The audit log is only ever added to.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE ON "audit_events" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_events_no_truncate BEFORE TRUNCATE ON "audit_events" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What the public may see, and nothing else: the public site and the API read these views only (docs/decisions/0005).
CREATE VIEW "published_pillars" AS SELECT "id", "code", "slug", "order", "name", "focusId", "focusEn" FROM "pillars";
CREATE VIEW "published_agencies" AS SELECT "id", "code", "name", "shortName", "cityAgency" FROM "agencies";
CREATE VIEW "published_instruments" AS SELECT "id", "code", "nameId", "nameEn", "comparabilityGroup", "scaleMin", "scaleMax", "decimals"
  FROM "instruments" WHERE "status" = 'ACTIVE';
CREATE VIEW "published_instrument_sections" AS SELECT s."id", s."instrumentId", s."code", s."order", s."nameId", s."nameEn", s."weight", s."source"
  FROM "instrument_sections" s JOIN "instruments" i ON i."id" = s."instrumentId" WHERE i."status" = 'ACTIVE';
CREATE VIEW "published_instrument_bands" AS SELECT b."id", b."instrumentId", b."minimum", b."labelId", b."labelEn"
  FROM "instrument_bands" b JOIN "instruments" i ON i."id" = b."instrumentId" WHERE i."status" = 'ACTIVE';
CREATE VIEW "published_sub_dimensions" AS SELECT d."id", p."instrumentId", p."pillarId", d."code", d."order", d."nameId", d."nameEn"
  FROM "sub_dimensions" d JOIN "instrument_pillars" p ON p."id" = d."instrumentPillarId" JOIN "instruments" i ON i."id" = p."instrumentId" WHERE i."status" = 'ACTIVE';
CREATE VIEW "published_programmes" AS SELECT "id", "slug", "name", "pillarId", "agencyId", "quickWin", "status", "startedPeriod", "endedPeriod",
  "descriptionId", "descriptionEn", "source", "publishedAt" FROM "programmes" WHERE "publishedAt" IS NOT NULL;
CREATE VIEW "published_progress_reports" AS SELECT r."id", r."programmeId", r."period", r."periodEnd", r."physicalPercent", r."done", r."obstacles",
  r."nextStep", r."evidenceUrl", r."revision", r."revisionReason", r."supersedesId", r."supersededAt", r."publishedAt"
  FROM "progress_reports" r JOIN "programmes" p ON p."id" = r."programmeId" WHERE r."status" = 'PUBLISHED' AND p."publishedAt" IS NOT NULL;
CREATE VIEW "published_indicators" AS SELECT i."id", i."code", i."pillarId", i."programmeId", i."agencyId", i."nameId", i."nameEn", i."publishedAt",
  d."number" AS "definitionNumber", d."unit", d."decimals", d."polarity", d."frequency", d."aggregation", d."cumulative", d."formulaId",
  d."dataSource", d."sdg", d."scaleMin", d."scaleMax", d."ratioFactor"
  FROM "indicators" i JOIN "indicator_definitions" d ON d."indicatorId" = i."id" AND d."current" WHERE i."publishedAt" IS NOT NULL;
CREATE VIEW "published_indicator_targets" AS SELECT t."id", t."indicatorId", t."year", t."value", t."plan", t."source"
  FROM "indicator_targets" t JOIN "indicators" i ON i."id" = t."indicatorId" WHERE i."publishedAt" IS NOT NULL;
CREATE VIEW "published_index_targets" AS SELECT "year", "value", "plan", "source" FROM "index_targets";
CREATE VIEW "published_indicator_values" AS SELECT v."id", v."indicatorId", d."number" AS "definitionNumber", d."unit", d."decimals", v."period", v."periodEnd",
  v."kelurahanId", k."name" AS "kelurahan", v."value", v."numerator", v."denominator", v."certainty", v."breakInSeries", v."note", v."noteEn", v."source",
  v."revision", v."revisionReason", v."supersedesId", v."supersededAt", v."publishedAt"
  FROM "indicator_values" v JOIN "indicators" i ON i."id" = v."indicatorId" JOIN "indicator_definitions" d ON d."id" = v."definitionId"
  LEFT JOIN "kelurahan" k ON k."id" = v."kelurahanId" WHERE v."status" = 'PUBLISHED' AND i."publishedAt" IS NOT NULL;
CREATE VIEW "published_rounds" AS SELECT "id", "slug", "year", "stage", "instrumentId", "phase", "heldOn", "letterNumber", "letterDate", "note", "noteEn", "source", "publishedAt"
  FROM "evaluation_rounds" WHERE "publishedAt" IS NOT NULL;
CREATE VIEW "published_scores" AS SELECT s."id", s."roundId", s."target", s."sectionId", s."pillarId", s."value", s."source", s."revision", s."supersededAt", s."publishedAt"
  FROM "scores" s JOIN "evaluation_rounds" r ON r."id" = s."roundId" WHERE s."origin" = 'OFFICIAL' AND s."publishedAt" IS NOT NULL AND r."publishedAt" IS NOT NULL;
CREATE VIEW "published_round_ranks" AS SELECT k."id", k."roundId", k."scope", k."rank", k."outOf", k."source"
  FROM "round_ranks" k JOIN "evaluation_rounds" r ON r."id" = k."roundId" WHERE r."publishedAt" IS NOT NULL;
CREATE VIEW "published_recommendations" AS SELECT c."id", c."roundId", c."order", c."pillarId", c."text", c."leadAgencyId", c."dueOn", c."source", c."publishedAt"
  FROM "recommendations" c JOIN "evaluation_rounds" r ON r."id" = c."roundId" WHERE c."publishedAt" IS NOT NULL AND r."publishedAt" IS NOT NULL;
CREATE VIEW "published_recommendation_reports" AS SELECT p."id", p."recommendationId", p."status", p."text", p."source", p."createdAt", p."publishedAt"
  FROM "recommendation_reports" p JOIN "recommendations" c ON c."id" = p."recommendationId" JOIN "evaluation_rounds" r ON r."id" = c."roundId"
  WHERE p."publishedAt" IS NOT NULL AND c."publishedAt" IS NOT NULL AND r."publishedAt" IS NOT NULL;
CREATE VIEW "published_legal_documents" AS SELECT "id", "type", "number", "year", "title", "enactedOn", "status", "source", "publishedAt"
  FROM "legal_documents" WHERE "publishedAt" IS NOT NULL;
