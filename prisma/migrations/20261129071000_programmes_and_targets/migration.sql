-- Programmes with their years, milestones and money; indicators with their definitions over time; targets that are a value, a
-- range or a word, with their history (docs/decisions/0021-programmes-and-targets.md).

-- CreateEnum
CREATE TYPE "ValueKind" AS ENUM ('NUMBER', 'STATE');

-- CreateEnum
CREATE TYPE "TargetKind" AS ENUM ('VALUE', 'RANGE', 'STATE');

-- CreateEnum
CREATE TYPE "PartnerKind" AS ENUM ('CSR', 'BUSINESS', 'GOVERNMENT', 'UNIVERSITY', 'COMMUNITY', 'OTHER');

-- CreateEnum
CREATE TYPE "MilestoneState" AS ENUM ('PLANNED', 'DONE', 'DROPPED');

-- CreateEnum
CREATE TYPE "FundingSource" AS ENUM ('APBD', 'APBN', 'CSR', 'KPBU', 'OTHER');

-- AlterTable
ALTER TABLE "indicators" ADD COLUMN     "baselineSource" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "baselineState" TEXT,
ADD COLUMN     "baselineValue" DECIMAL(24,6),
ADD COLUMN     "baselineYear" INTEGER,
ADD COLUMN     "byKelurahan" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "producerId" UUID,
ADD COLUMN     "retiredFrom" DATE,
ADD COLUMN     "retiredReason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "stewardId" UUID;

-- AlterTable
ALTER TABLE "indicator_definitions" ADD COLUMN     "continuesNumber" INTEGER,
ADD COLUMN     "reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "states" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "validFrom" DATE,
ADD COLUMN     "valueKind" "ValueKind" NOT NULL DEFAULT 'NUMBER';

-- AlterTable
ALTER TABLE "indicator_targets" ADD COLUMN     "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "changedById" UUID,
ADD COLUMN     "high" DECIMAL(24,6),
ADD COLUMN     "kind" "TargetKind" NOT NULL DEFAULT 'VALUE',
ADD COLUMN     "low" DECIMAL(24,6),
ADD COLUMN     "reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "state" TEXT,
ADD COLUMN     "withdrawnAt" TIMESTAMPTZ(3),
ALTER COLUMN "value" DROP NOT NULL;

-- AlterTable
ALTER TABLE "index_targets" ADD COLUMN     "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "changedById" UUID,
ADD COLUMN     "reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "withdrawnAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "indicator_values" ADD COLUMN     "state" TEXT;

-- AlterTable
ALTER TABLE "programmes" ADD COLUMN     "benefitEn" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "benefitId" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "closedOn" DATE,
ADD COLUMN     "closedReason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "code" TEXT,
ADD COLUMN     "masterplanFrom" INTEGER,
ADD COLUMN     "masterplanTo" INTEGER,
ADD COLUMN     "subDimension" TEXT;

-- CreateTable
CREATE TABLE "indicator_frameworks" (
    "indicatorId" UUID NOT NULL,
    "framework" TEXT NOT NULL,
    "code" TEXT NOT NULL,

    CONSTRAINT "indicator_frameworks_pkey" PRIMARY KEY ("indicatorId","framework","code")
);

-- CreateTable
CREATE TABLE "indicator_moves" (
    "id" UUID NOT NULL,
    "indicatorId" UUID NOT NULL,
    "fromPillarId" UUID NOT NULL,
    "toPillarId" UUID NOT NULL,
    "movedOn" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "movedById" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "indicator_moves_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "target_revisions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "indicatorId" UUID,
    "year" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "kind" "TargetKind" NOT NULL,
    "value" DECIMAL(24,6),
    "low" DECIMAL(24,6),
    "high" DECIMAL(24,6),
    "state" TEXT,
    "plan" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "changedById" UUID,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),
    "replacedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "target_revisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_supports" (
    "programmeId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,

    CONSTRAINT "programme_supports_pkey" PRIMARY KEY ("programmeId","agencyId")
);

-- CreateTable
CREATE TABLE "programme_partners" (
    "id" UUID NOT NULL,
    "programmeId" UUID NOT NULL,
    "order" INTEGER NOT NULL,
    "kind" "PartnerKind" NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "programme_partners_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_kelurahan" (
    "programmeId" UUID NOT NULL,
    "kelurahanId" UUID NOT NULL,

    CONSTRAINT "programme_kelurahan_pkey" PRIMARY KEY ("programmeId","kelurahanId")
);

-- CreateTable
CREATE TABLE "programme_years" (
    "id" UUID NOT NULL,
    "programmeId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "planned" BOOLEAN,
    "running" BOOLEAN,
    "note" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL DEFAULT '',
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

    CONSTRAINT "programme_years_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_milestones" (
    "id" UUID NOT NULL,
    "programmeId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "titleId" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL DEFAULT '',
    "dueOn" DATE NOT NULL,
    "state" "MilestoneState" NOT NULL DEFAULT 'PLANNED',
    "doneOn" DATE,
    "droppedReason" TEXT NOT NULL DEFAULT '',
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

    CONSTRAINT "programme_milestones_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_funding" (
    "id" UUID NOT NULL,
    "programmeId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "fund" "FundingSource" NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',
    "planned" DECIMAL(18,0),
    "spent" DECIMAL(18,0),
    "source" TEXT NOT NULL DEFAULT '',
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

    CONSTRAINT "programme_funding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_focus" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "mostActive" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "programme_focus_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "indicator_moves_indicatorId_movedOn_idx" ON "indicator_moves"("indicatorId", "movedOn");

-- CreateIndex
CREATE INDEX "target_revisions_indicatorId_year_idx" ON "target_revisions"("indicatorId", "year");

-- CreateIndex
CREATE INDEX "programme_supports_agencyId_idx" ON "programme_supports"("agencyId");

-- CreateIndex
CREATE UNIQUE INDEX "programme_partners_programmeId_order_key" ON "programme_partners"("programmeId", "order");

-- CreateIndex
CREATE INDEX "programme_kelurahan_kelurahanId_idx" ON "programme_kelurahan"("kelurahanId");

-- CreateIndex
CREATE UNIQUE INDEX "programme_years_supersedesId_key" ON "programme_years"("supersedesId");

-- CreateIndex
CREATE INDEX "programme_years_status_idx" ON "programme_years"("status");

-- CreateIndex
CREATE UNIQUE INDEX "programme_years_programmeId_year_revision_key" ON "programme_years"("programmeId", "year", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "programme_milestones_supersedesId_key" ON "programme_milestones"("supersedesId");

-- CreateIndex
CREATE INDEX "programme_milestones_status_idx" ON "programme_milestones"("status");

-- CreateIndex
CREATE UNIQUE INDEX "programme_milestones_programmeId_number_revision_key" ON "programme_milestones"("programmeId", "number", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "programme_funding_supersedesId_key" ON "programme_funding"("supersedesId");

-- CreateIndex
CREATE INDEX "programme_funding_status_idx" ON "programme_funding"("status");

-- CreateIndex
CREATE UNIQUE INDEX "programme_funding_programmeId_year_fund_label_revision_key" ON "programme_funding"("programmeId", "year", "fund", "label", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "programmes_code_key" ON "programmes"("code");

-- AddForeignKey
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_producerId_fkey" FOREIGN KEY ("producerId") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_stewardId_fkey" FOREIGN KEY ("stewardId") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_frameworks" ADD CONSTRAINT "indicator_frameworks_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "indicators"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_moves" ADD CONSTRAINT "indicator_moves_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "indicators"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_moves" ADD CONSTRAINT "indicator_moves_fromPillarId_fkey" FOREIGN KEY ("fromPillarId") REFERENCES "pillars"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_moves" ADD CONSTRAINT "indicator_moves_toPillarId_fkey" FOREIGN KEY ("toPillarId") REFERENCES "pillars"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_moves" ADD CONSTRAINT "indicator_moves_movedById_fkey" FOREIGN KEY ("movedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_targets" ADD CONSTRAINT "indicator_targets_changedById_fkey" FOREIGN KEY ("changedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target_revisions" ADD CONSTRAINT "target_revisions_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "indicators"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target_revisions" ADD CONSTRAINT "target_revisions_changedById_fkey" FOREIGN KEY ("changedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "index_targets" ADD CONSTRAINT "index_targets_changedById_fkey" FOREIGN KEY ("changedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_supports" ADD CONSTRAINT "programme_supports_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "programmes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_supports" ADD CONSTRAINT "programme_supports_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_partners" ADD CONSTRAINT "programme_partners_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "programmes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_kelurahan" ADD CONSTRAINT "programme_kelurahan_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "programmes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_kelurahan" ADD CONSTRAINT "programme_kelurahan_kelurahanId_fkey" FOREIGN KEY ("kelurahanId") REFERENCES "kelurahan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_years" ADD CONSTRAINT "programme_years_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "programmes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_years" ADD CONSTRAINT "programme_years_supersedesId_fkey" FOREIGN KEY ("supersedesId") REFERENCES "programme_years"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_years" ADD CONSTRAINT "programme_years_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_years" ADD CONSTRAINT "programme_years_submittedById_fkey" FOREIGN KEY ("submittedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_years" ADD CONSTRAINT "programme_years_verifiedById_fkey" FOREIGN KEY ("verifiedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_years" ADD CONSTRAINT "programme_years_publishedById_fkey" FOREIGN KEY ("publishedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_milestones" ADD CONSTRAINT "programme_milestones_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "programmes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_milestones" ADD CONSTRAINT "programme_milestones_supersedesId_fkey" FOREIGN KEY ("supersedesId") REFERENCES "programme_milestones"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_milestones" ADD CONSTRAINT "programme_milestones_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_milestones" ADD CONSTRAINT "programme_milestones_submittedById_fkey" FOREIGN KEY ("submittedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_milestones" ADD CONSTRAINT "programme_milestones_verifiedById_fkey" FOREIGN KEY ("verifiedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_milestones" ADD CONSTRAINT "programme_milestones_publishedById_fkey" FOREIGN KEY ("publishedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_funding" ADD CONSTRAINT "programme_funding_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "programmes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_funding" ADD CONSTRAINT "programme_funding_supersedesId_fkey" FOREIGN KEY ("supersedesId") REFERENCES "programme_funding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_funding" ADD CONSTRAINT "programme_funding_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_funding" ADD CONSTRAINT "programme_funding_submittedById_fkey" FOREIGN KEY ("submittedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_funding" ADD CONSTRAINT "programme_funding_verifiedById_fkey" FOREIGN KEY ("verifiedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_funding" ADD CONSTRAINT "programme_funding_publishedById_fkey" FOREIGN KEY ("publishedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here on by hand: what Prisma's schema cannot say.

-- Codes of other frameworks have a table of their own, the goals of the United Nations among them; what the views show of
-- them keeps its name. First the view, which needs the column, then the column.
INSERT INTO "indicator_frameworks" ("indicatorId", "framework", "code")
  SELECT "indicatorId", 'SDG', "sdg" FROM "indicator_definitions" WHERE "current" AND "sdg" <> '';

CREATE OR REPLACE VIEW "published_indicators" AS SELECT i."id", i."code", i."pillarId", i."programmeId", i."agencyId", i."nameId", i."nameEn",
  (CASE WHEN i."shipped" THEN NULL ELSE i."publishedAt" END)::timestamptz(3) AS "publishedAt",
  d."number" AS "definitionNumber", d."unit", d."decimals", d."polarity", d."frequency", d."aggregation", d."cumulative", d."formulaId", d."dataSource",
  (SELECT string_agg(f."code", ', ' ORDER BY f."code") FROM "indicator_frameworks" f WHERE f."indicatorId" = i."id" AND f."framework" = 'SDG') AS "sdg",
  d."scaleMin", d."scaleMax", d."ratioFactor", i."shipped",
  coalesce(d."continuesNumber", d."number") AS "series", d."valueKind", d."states", d."validFrom",
  coalesce(i."producerId", i."agencyId") AS "producerId",
  coalesce(i."stewardId", (SELECT a."id" FROM "agencies" a WHERE a."steward")) AS "stewardId",
  i."byKelurahan", i."retiredFrom", i."retiredReason", i."baselineYear", i."baselineValue", i."baselineState", i."baselineSource"
  FROM "indicators" i JOIN "indicator_definitions" d ON d."indicatorId" = i."id" AND d."current" WHERE i."publishedAt" IS NOT NULL;
ALTER TABLE "indicator_definitions" DROP COLUMN "sdg";

CREATE OR REPLACE VIEW "published_programmes" AS SELECT "id", "slug", "name", "pillarId", "agencyId", "quickWin", "status", "startedPeriod", "endedPeriod",
  "descriptionId", "descriptionEn", "source", (CASE WHEN "shipped" THEN source_published_at("source") ELSE "publishedAt" END)::timestamptz(3) AS "publishedAt", "shipped",
  "code", "subDimension", "benefitId", "benefitEn", "masterplanFrom", "masterplanTo", "closedOn", "closedReason"
  FROM "programmes" WHERE "publishedAt" IS NOT NULL;

CREATE OR REPLACE VIEW "published_indicator_targets" AS SELECT t."id", t."indicatorId", t."year", t."value", t."plan", t."source",
  t."kind", t."low", t."high", t."state", t."version" AS "revision", t."reason", CASE WHEN t."changedById" IS NOT NULL THEN t."changedAt" END AS "changedAt"
  FROM "indicator_targets" t JOIN "indicators" i ON i."id" = t."indicatorId" WHERE i."publishedAt" IS NOT NULL AND t."withdrawnAt" IS NULL;
CREATE OR REPLACE VIEW "published_index_targets" AS SELECT "year", "value", "plan", "source", "version" AS "revision", "reason",
  CASE WHEN "changedById" IS NOT NULL THEN "changedAt" END AS "changedAt" FROM "index_targets" WHERE "withdrawnAt" IS NULL;

CREATE OR REPLACE VIEW "published_indicator_values" AS SELECT v."id", v."indicatorId", d."number" AS "definitionNumber", d."unit", d."decimals", v."period", v."periodEnd",
  v."kelurahanId", k."name" AS "kelurahan", v."value", v."numerator", v."denominator", v."certainty", v."breakInSeries", v."note", v."noteEn", v."source",
  v."revision", v."revisionReason", v."supersedesId", v."supersededAt",
  (CASE WHEN v."shipped" THEN source_published_at(v."source") ELSE v."publishedAt" END)::timestamptz(3) AS "publishedAt", v."shipped", v."revisionReasonEn",
  coalesce(d."continuesNumber", d."number") AS "series", v."state"
  FROM "indicator_values" v JOIN "indicators" i ON i."id" = v."indicatorId" JOIN "indicator_definitions" d ON d."id" = v."definitionId"
  LEFT JOIN "kelurahan" k ON k."id" = v."kelurahanId" WHERE v."status" = 'PUBLISHED' AND i."publishedAt" IS NOT NULL;

-- What hangs on a programme or an indicator is public with it.
CREATE VIEW "published_programme_supports" AS SELECT s."programmeId" || '/' || s."agencyId" AS "id", s."programmeId", s."agencyId"
  FROM "programme_supports" s JOIN "programmes" p ON p."id" = s."programmeId" WHERE p."publishedAt" IS NOT NULL;
CREATE VIEW "published_programme_partners" AS SELECT s."id", s."programmeId", s."order", s."kind", s."name"
  FROM "programme_partners" s JOIN "programmes" p ON p."id" = s."programmeId" WHERE p."publishedAt" IS NOT NULL;
CREATE VIEW "published_programme_kelurahan" AS SELECT s."programmeId" || '/' || s."kelurahanId" AS "id", s."programmeId", k."name", k."kecamatan"
  FROM "programme_kelurahan" s JOIN "programmes" p ON p."id" = s."programmeId" JOIN "kelurahan" k ON k."id" = s."kelurahanId" WHERE p."publishedAt" IS NOT NULL;
CREATE VIEW "published_programme_years" AS SELECT y."id", y."programmeId", y."year", y."planned", y."running", y."note", y."source",
  y."revision", y."revisionReason", y."supersededAt", y."publishedAt"
  FROM "programme_years" y JOIN "programmes" p ON p."id" = y."programmeId" WHERE y."status" = 'PUBLISHED' AND p."publishedAt" IS NOT NULL;
CREATE VIEW "published_programme_milestones" AS SELECT m."id", m."programmeId", m."number", m."titleId", m."titleEn", m."dueOn", m."state", m."doneOn", m."droppedReason",
  m."revision", m."revisionReason", m."supersededAt", m."publishedAt"
  FROM "programme_milestones" m JOIN "programmes" p ON p."id" = m."programmeId" WHERE m."status" = 'PUBLISHED' AND p."publishedAt" IS NOT NULL;
CREATE VIEW "published_programme_funding" AS SELECT f."id", f."programmeId", f."year", f."fund", f."label", f."planned", f."spent", f."source",
  f."revision", f."revisionReason", f."supersededAt", f."publishedAt"
  FROM "programme_funding" f JOIN "programmes" p ON p."id" = f."programmeId" WHERE f."status" = 'PUBLISHED' AND p."publishedAt" IS NOT NULL;
CREATE VIEW "published_indicator_definitions" AS SELECT d."id", d."indicatorId", d."number", coalesce(d."continuesNumber", d."number") AS "series", d."unit", d."formulaId", d."validFrom", d."reason"
  FROM "indicator_definitions" d JOIN "indicators" i ON i."id" = d."indicatorId" WHERE i."publishedAt" IS NOT NULL;
CREATE VIEW "published_indicator_frameworks" AS SELECT f."indicatorId" || '/' || f."framework" || '/' || f."code" AS "id", f."indicatorId", f."framework", f."code"
  FROM "indicator_frameworks" f JOIN "indicators" i ON i."id" = f."indicatorId" WHERE i."publishedAt" IS NOT NULL;
CREATE VIEW "published_indicator_moves" AS SELECT m."id", m."indicatorId", m."fromPillarId", m."toPillarId", m."movedOn", m."reason"
  FROM "indicator_moves" m JOIN "indicators" i ON i."id" = m."indicatorId" WHERE i."publishedAt" IS NOT NULL;
-- What a target said before, and what it said when it was taken back.
CREATE VIEW "published_target_revisions" AS
  SELECT r."id", r."indicatorId", r."year", r."revision", r."kind", r."value", r."low", r."high", r."state", r."plan", r."source", r."replacedAt", r."reason", r."withdrawnAt" IS NOT NULL AS "withdrawn"
    FROM "target_revisions" r LEFT JOIN "indicators" i ON i."id" = r."indicatorId" WHERE r."indicatorId" IS NULL OR i."publishedAt" IS NOT NULL
  UNION ALL SELECT t."id", t."indicatorId", t."year", t."version", t."kind", t."value", t."low", t."high", t."state", t."plan", t."source", t."withdrawnAt", t."reason", true
    FROM "indicator_targets" t JOIN "indicators" i ON i."id" = t."indicatorId" WHERE i."publishedAt" IS NOT NULL AND t."withdrawnAt" IS NOT NULL
  UNION ALL SELECT md5('index target ' || t."year")::uuid, NULL, t."year", t."version", 'VALUE', t."value", NULL, NULL, NULL, t."plan", t."source", t."withdrawnAt", t."reason", true
    FROM "index_targets" t WHERE t."withdrawnAt" IS NOT NULL;

-- Programmes.
ALTER TABLE "programmes"
  ADD CONSTRAINT programmes_code CHECK ("code" <> ''),
  ADD CONSTRAINT programmes_masterplan CHECK ("masterplanFrom" BETWEEN 1900 AND 2099 AND "masterplanTo" BETWEEN 1900 AND 2099
    AND ("masterplanTo" IS NULL OR "masterplanFrom" <= "masterplanTo")),
  ADD CONSTRAINT programmes_closed CHECK (("closedOn" IS NULL) = ("closedReason" = '') AND ("closedOn" IS NULL OR "status" IN ('STOPPED', 'FINISHED')));
ALTER TABLE "programme_partners" ADD CONSTRAINT programme_partners_name CHECK ("name" <> '');
ALTER TABLE "programme_focus" ADD CONSTRAINT programme_focus_one_row CHECK ("id" = 1),
  ADD CONSTRAINT programme_focus_positive CHECK ("mostActive" BETWEEN 1 AND 1000);
INSERT INTO "programme_focus" ("id") VALUES (1);

-- The sub-dimension is one of the programme's pillar in some version of the instrument.
CREATE FUNCTION check_programme_sub_dimension() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$ BEGIN
  IF NEW."subDimension" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "sub_dimensions" d JOIN "instrument_pillars" p ON p."id" = d."instrumentPillarId"
     WHERE p."pillarId" = NEW."pillarId" AND d."code" = NEW."subDimension") THEN
    RAISE EXCEPTION 'sub-dimension % is not one of the pillar', NEW."subDimension" USING ERRCODE = 'check_violation', CONSTRAINT = 'programmes_sub_dimension';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER programmes_sub_dimension BEFORE INSERT OR UPDATE OF "subDimension", "pillarId" ON "programmes" FOR EACH ROW EXECUTE FUNCTION check_programme_sub_dimension();

-- What the public has read is closed or retired, never deleted.
CREATE FUNCTION delete_only_unpublished() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$ BEGIN
  IF OLD."publishedAt" IS NOT NULL THEN
    RAISE EXCEPTION 'a published row of % is never deleted', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER programmes_delete BEFORE DELETE ON "programmes" FOR EACH ROW EXECUTE FUNCTION delete_only_unpublished();
CREATE TRIGGER indicators_delete BEFORE DELETE ON "indicators" FOR EACH ROW EXECUTE FUNCTION delete_only_unpublished();
CREATE FUNCTION delete_only_unpublished_definition() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM "indicators" i WHERE i."id" = OLD."indicatorId" AND i."publishedAt" IS NOT NULL) THEN
    RAISE EXCEPTION 'a definition of a published indicator is never deleted' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER indicator_definitions_delete BEFORE DELETE ON "indicator_definitions" FOR EACH ROW EXECUTE FUNCTION delete_only_unpublished_definition();

-- The years, milestones and money of a programme live like a value: the same checks, one set for each of the three tables.
DO $$ DECLARE part text; key text; BEGIN
  FOREACH part IN ARRAY ARRAY['programme_years', 'programme_milestones', 'programme_funding'] LOOP
    key := CASE part WHEN 'programme_years' THEN '"programmeId", "year"' WHEN 'programme_milestones' THEN '"programmeId", "number"'
      ELSE '"programmeId", "year", "fund", "label"' END;
    EXECUTE format('CREATE UNIQUE INDEX %I ON %I (%s) WHERE "status" <> ''PUBLISHED''', part || '_one_open', part, key);
    EXECUTE format('CREATE UNIQUE INDEX %I ON %I (%s) WHERE "status" = ''PUBLISHED'' AND "supersededAt" IS NULL', part || '_one_current', part, key);
    EXECUTE format('ALTER TABLE %1$I
      ADD CONSTRAINT %2$I CHECK ("status" IN (''DRAFT'', ''RETURNED'') OR ("submittedById" IS NOT NULL AND "submittedAt" IS NOT NULL)),
      ADD CONSTRAINT %3$I CHECK ("status" <> ''RETURNED'' OR "returnReason" <> ''''),
      ADD CONSTRAINT %4$I CHECK ("status" NOT IN (''VERIFIED'', ''PUBLISHED'') OR ("verifiedById" IS NOT NULL AND "verifiedAt" IS NOT NULL)),
      ADD CONSTRAINT %5$I CHECK ("verifiedById" <> ALL ("enteredByIds") AND "publishedById" <> ALL ("enteredByIds") AND "createdById" = ANY ("enteredByIds")),
      ADD CONSTRAINT %6$I CHECK (("status" = ''PUBLISHED'') = ("publishedAt" IS NOT NULL)),
      ADD CONSTRAINT %7$I CHECK (("revision" = 1) = ("supersedesId" IS NULL) AND "revision" >= 1 AND ("revision" = 1 OR "revisionReason" <> '''')),
      ADD CONSTRAINT %8$I CHECK ("supersededAt" IS NULL OR "status" = ''PUBLISHED'')',
      part, part || '_submitted', part || '_return_reason', part || '_verified', part || '_verifier_entered_nothing', part || '_published', part || '_revision', part || '_superseded');
  END LOOP;
END $$;
ALTER TABLE "programme_years" ADD CONSTRAINT programme_years_year CHECK ("year" BETWEEN 1900 AND 2099),
  ADD CONSTRAINT programme_years_complete CHECK ("status" IN ('DRAFT', 'RETURNED') OR ("planned" IS NOT NULL AND "running" IS NOT NULL AND "source" <> ''));
ALTER TABLE "programme_milestones" ADD CONSTRAINT programme_milestones_complete CHECK ("status" IN ('DRAFT', 'RETURNED') OR ("titleId" <> ''
    AND ("state" = 'DONE') = ("doneOn" IS NOT NULL) AND ("state" = 'DROPPED') = ("droppedReason" <> ''))),
  ADD CONSTRAINT programme_milestones_number CHECK ("number" >= 1);
ALTER TABLE "programme_funding" ADD CONSTRAINT programme_funding_year CHECK ("year" BETWEEN 1900 AND 2099),
  ADD CONSTRAINT programme_funding_not_negative CHECK ("planned" >= 0 AND "spent" >= 0),
  ADD CONSTRAINT programme_funding_complete CHECK ("status" IN ('DRAFT', 'RETURNED') OR (("planned" IS NOT NULL OR "spent" IS NOT NULL) AND "source" <> ''));

-- A revision continues the published row of the same key, whose columns the trigger names.
CREATE FUNCTION check_programme_part_revision() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE earlier jsonb; this jsonb := to_jsonb(NEW); key text;
BEGIN
  IF NEW."supersedesId" IS NULL THEN RETURN NEW; END IF;
  EXECUTE format('SELECT to_jsonb(t) FROM public.%I t WHERE t."id" = $1', TG_TABLE_NAME) INTO earlier USING NEW."supersedesId";
  IF earlier ->> 'status' IS DISTINCT FROM 'PUBLISHED' OR (earlier ->> 'revision')::int IS DISTINCT FROM NEW."revision" - 1 THEN
    RAISE EXCEPTION 'a revision continues the published one' USING ERRCODE = 'check_violation', CONSTRAINT = 'programme_part_revision_chain';
  END IF;
  FOREACH key IN ARRAY TG_ARGV LOOP
    IF earlier -> key IS DISTINCT FROM this -> key THEN
      RAISE EXCEPTION 'a revision has the % of the published one', key USING ERRCODE = 'check_violation', CONSTRAINT = 'programme_part_revision_chain';
    END IF;
  END LOOP;
  RETURN NEW;
END $$;
CREATE TRIGGER programme_years_revision BEFORE INSERT OR UPDATE ON "programme_years" FOR EACH ROW EXECUTE FUNCTION check_programme_part_revision('programmeId', 'year');
CREATE TRIGGER programme_milestones_revision BEFORE INSERT OR UPDATE ON "programme_milestones" FOR EACH ROW EXECUTE FUNCTION check_programme_part_revision('programmeId', 'number');
CREATE TRIGGER programme_funding_revision BEFORE INSERT OR UPDATE ON "programme_funding" FOR EACH ROW EXECUTE FUNCTION check_programme_part_revision('programmeId', 'year', 'fund', 'label');
CREATE TRIGGER programme_years_keep_published BEFORE UPDATE OR DELETE ON "programme_years" FOR EACH ROW EXECUTE FUNCTION keep_published();
CREATE TRIGGER programme_milestones_keep_published BEFORE UPDATE OR DELETE ON "programme_milestones" FOR EACH ROW EXECUTE FUNCTION keep_published();
CREATE TRIGGER programme_funding_keep_published BEFORE UPDATE OR DELETE ON "programme_funding" FOR EACH ROW EXECUTE FUNCTION keep_published();
CREATE TRIGGER programme_years_only_drafts_go BEFORE DELETE ON "programme_years" FOR EACH ROW EXECUTE FUNCTION discard_only_drafts();
CREATE TRIGGER programme_milestones_only_drafts_go BEFORE DELETE ON "programme_milestones" FOR EACH ROW EXECUTE FUNCTION discard_only_drafts();
CREATE TRIGGER programme_funding_only_drafts_go BEFORE DELETE ON "programme_funding" FOR EACH ROW EXECUTE FUNCTION discard_only_drafts();

-- What was published of them is sealed like a value (0016). A value in words is sealed with its word; one in figures as before.
CREATE OR REPLACE FUNCTION sealed_content(kind text, r jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT jsonb_object_agg(k, r -> k) FROM unnest(CASE kind
    WHEN 'round_freezes' THEN ARRAY['roundId', 'revision', 'reason', 'publicSha256', 'internalSha256']
    WHEN 'official_results' THEN ARRAY['roundId', 'revision', 'reason', 'letterNumber', 'letterDate', 'content', 'confirmedById', 'confirmedAt']
    WHEN 'scores' THEN ARRAY['roundId', 'target', 'sectionId', 'pillarId', 'itemId', 'origin', 'value', 'source', 'revision', 'publishedAt']
    WHEN 'evaluation_rounds' THEN ARRAY['slug', 'year', 'stage', 'instrumentId', 'letterNumber', 'letterDate', 'publishedAt']
    WHEN 'round_ranks' THEN ARRAY['roundId', 'scope', 'rank', 'outOf', 'source']
    WHEN 'progress_reports' THEN ARRAY['programmeId', 'period', 'physicalPercent', 'done', 'obstacles', 'nextStep', 'evidenceUrl', 'revision', 'revisionReason', 'publishedAt']
    WHEN 'programme_years' THEN ARRAY['programmeId', 'year', 'planned', 'running', 'note', 'source', 'revision', 'revisionReason', 'publishedAt']
    WHEN 'programme_milestones' THEN ARRAY['programmeId', 'number', 'titleId', 'titleEn', 'dueOn', 'state', 'doneOn', 'droppedReason', 'revision', 'revisionReason', 'publishedAt']
    WHEN 'programme_funding' THEN ARRAY['programmeId', 'year', 'fund', 'label', 'planned', 'spent', 'source', 'revision', 'revisionReason', 'publishedAt']
    WHEN 'indicator_values' THEN ARRAY['indicatorId', 'definitionId', 'period', 'kelurahanId', 'value', 'numerator', 'denominator', 'certainty', 'breakInSeries', 'source', 'revision', 'revisionReason', 'publishedAt']
      || CASE WHEN r ->> 'state' IS NULL THEN ARRAY[]::text[] ELSE ARRAY['state'] END
    WHEN 'recommendation_reports' THEN ARRAY['recommendationId', 'status', 'text', 'source', 'publishedAt']
    WHEN 'evidence_files' THEN ARRAY['sha256', 'size', 'mediaType', 'storageKey']
    WHEN 'evidence' THEN ARRAY['fileId', 'url', 'progressReportId', 'indicatorValueId', 'recommendationId', 'followUpActionId', 'answerId', 'officialResultId', 'addedById', 'addedAt']
  END) AS k
$$;
CREATE TRIGGER programme_years_seal AFTER INSERT OR UPDATE ON "programme_years" FOR EACH ROW EXECUTE FUNCTION seal_row();
CREATE TRIGGER programme_milestones_seal AFTER INSERT OR UPDATE ON "programme_milestones" FOR EACH ROW EXECUTE FUNCTION seal_row();
CREATE TRIGGER programme_funding_seal AFTER INSERT OR UPDATE ON "programme_funding" FOR EACH ROW EXECUTE FUNCTION seal_row();

-- Every seal of what the public can read.
CREATE OR REPLACE VIEW "published_seals" AS SELECT l."position", e."at", e."action", e."entity", e."entityId", l."previousHash", l."hash", audit_payload(e) AS "payload",
  coalesce((SELECT i."code" FROM "indicators" i WHERE i."id" = (e."after" ->> 'indicatorId')::uuid), (SELECT p."slug" FROM "programmes" p WHERE p."id" = (e."after" ->> 'programmeId')::uuid),
    (SELECT r."slug" FROM "evaluation_rounds" r WHERE r."id" = coalesce((e."after" ->> 'roundId')::uuid, CASE WHEN e."entity" = 'evaluation_rounds' THEN e."entityId"::uuid END)),
    (SELECT r."slug" || '/' || c."order" FROM "recommendations" c JOIN "evaluation_rounds" r ON r."id" = c."roundId" WHERE c."id" = (e."after" ->> 'recommendationId')::uuid), '') AS "subject"
  FROM "audit_events" e JOIN "audit_links" l ON l."eventId" = e."id"
  WHERE e."action" LIKE 'seal%' AND (
    (e."entity" = 'round_freezes' AND EXISTS (SELECT 1 FROM "published_round_freezes" p WHERE p."id" = e."entityId"::uuid)) OR
    (e."entity" = 'scores' AND EXISTS (SELECT 1 FROM "published_scores" p WHERE p."id" = e."entityId"::uuid)) OR
    (e."entity" = 'evaluation_rounds' AND EXISTS (SELECT 1 FROM "published_rounds" p WHERE p."id" = e."entityId"::uuid)) OR
    (e."entity" = 'round_ranks' AND EXISTS (SELECT 1 FROM "published_round_ranks" p WHERE p."id" = e."entityId"::uuid)) OR
    (e."entity" = 'progress_reports' AND EXISTS (SELECT 1 FROM "published_progress_reports" p WHERE p."id" = e."entityId"::uuid)) OR
    (e."entity" = 'programme_years' AND EXISTS (SELECT 1 FROM "published_programme_years" p WHERE p."id" = e."entityId"::uuid)) OR
    (e."entity" = 'programme_milestones' AND EXISTS (SELECT 1 FROM "published_programme_milestones" p WHERE p."id" = e."entityId"::uuid)) OR
    (e."entity" = 'programme_funding' AND EXISTS (SELECT 1 FROM "published_programme_funding" p WHERE p."id" = e."entityId"::uuid)) OR
    (e."entity" = 'indicator_values' AND EXISTS (SELECT 1 FROM "published_indicator_values" p WHERE p."id" = e."entityId"::uuid)) OR
    (e."entity" = 'recommendation_reports' AND EXISTS (SELECT 1 FROM "published_recommendation_reports" p WHERE p."id" = e."entityId"::uuid)));

-- Indicators.
ALTER TABLE "indicators"
  ADD CONSTRAINT indicators_retired CHECK (("retiredFrom" IS NULL) = ("retiredReason" = '')),
  ADD CONSTRAINT indicators_baseline CHECK (("baselineYear" IS NULL) = ("baselineValue" IS NULL AND "baselineState" IS NULL) AND "baselineYear" BETWEEN 1900 AND 2099
    AND ("baselineValue" IS NULL OR "baselineState" IS NULL) AND ("baselineYear" IS NULL OR "baselineSource" <> ''));
ALTER TABLE "indicator_definitions"
  ADD CONSTRAINT definitions_states CHECK ("valueKind" = 'NUMBER' OR cardinality("states") >= 2),
  ADD CONSTRAINT definitions_continue CHECK ("continuesNumber" < "number"),
  ADD CONSTRAINT definitions_changed CHECK ("validFrom" IS NULL OR "reason" <> '');
ALTER TABLE "indicator_frameworks" ADD CONSTRAINT indicator_frameworks_named CHECK ("framework" <> '' AND "code" <> '');
ALTER TABLE "indicator_moves" ADD CONSTRAINT indicator_moves_elsewhere CHECK ("fromPillarId" <> "toPillarId" AND "reason" <> '');
CREATE TRIGGER indicator_moves_append_only BEFORE UPDATE OR DELETE ON "indicator_moves" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A value says a figure or a word, as its definition has it.
ALTER TABLE "indicator_values" DROP CONSTRAINT values_complete,
  ADD CONSTRAINT values_complete CHECK ("status" IN ('DRAFT', 'RETURNED') OR (("value" IS NULL) <> ("state" IS NULL) AND "source" <> ''));
CREATE FUNCTION check_value_state() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE of_kind "ValueKind"; words text[];
BEGIN
  IF NEW."status" IN ('DRAFT', 'RETURNED') THEN RETURN NEW; END IF;
  SELECT "valueKind", "states" INTO of_kind, words FROM "indicator_definitions" WHERE "id" = NEW."definitionId";
  IF (of_kind = 'STATE') <> (NEW."state" IS NOT NULL) OR (NEW."state" IS NOT NULL AND NEW."state" <> ALL (words)) THEN
    RAISE EXCEPTION 'value % is none of its definition', NEW."state" USING ERRCODE = 'check_violation', CONSTRAINT = 'indicator_values_state';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER indicator_values_state BEFORE INSERT OR UPDATE ON "indicator_values" FOR EACH ROW EXECUTE FUNCTION check_value_state();

-- Targets: each kind has its own columns and no other; the definition's decimals and words bind.
ALTER TABLE "indicator_targets" ADD CONSTRAINT targets_kind CHECK (
    ("value" IS NOT NULL) = ("kind" = 'VALUE') AND ("low" IS NOT NULL) = ("kind" = 'RANGE') AND ("high" IS NOT NULL) = ("kind" = 'RANGE')
    AND ("state" IS NOT NULL) = ("kind" = 'STATE') AND ("low" IS NULL OR "low" < "high")),
  ADD CONSTRAINT targets_withdrawn CHECK ("withdrawnAt" IS NULL OR "reason" <> '');
ALTER TABLE "index_targets" ADD CONSTRAINT index_targets_withdrawn CHECK ("withdrawnAt" IS NULL OR "reason" <> '');
CREATE OR REPLACE FUNCTION check_target_decimals() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE places int; words text[]; figure numeric;
BEGIN
  SELECT "decimals", "states" INTO places, words FROM "indicator_definitions" WHERE "indicatorId" = NEW."indicatorId" AND "current";
  FOREACH figure IN ARRAY ARRAY[NEW."value", NEW."low", NEW."high"] LOOP
    IF scale(trim_scale(figure)) > places THEN
      RAISE EXCEPTION 'target % has more than % decimals', figure, places
        USING ERRCODE = 'check_violation', CONSTRAINT = 'indicator_targets_decimals';
    END IF;
  END LOOP;
  IF NEW."state" IS NOT NULL AND NEW."state" <> ALL (words) THEN
    RAISE EXCEPTION 'target % is none of the words of its definition', NEW."state"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'indicator_targets_state';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER indicator_targets_decimals ON "indicator_targets";
CREATE TRIGGER indicator_targets_decimals BEFORE INSERT OR UPDATE OF "value", "low", "high", "state" ON "indicator_targets" FOR EACH ROW EXECUTE FUNCTION check_target_decimals();

-- What a target said stays: each change of what it says raises its revision and leaves the one before in target_revisions,
-- with the owner's rights, so that nobody else writes there. A source alone is put right as a shipped fact (0014).
CREATE FUNCTION keep_target_revision() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE was jsonb := to_jsonb(OLD); content text[] := ARRAY['kind', 'value', 'low', 'high', 'state', 'plan', 'withdrawnAt'];
BEGIN
  IF (SELECT bool_and(was -> k IS NOT DISTINCT FROM to_jsonb(NEW) -> k) FROM unnest(content) k) AND NEW."version" = OLD."version" THEN RETURN NEW; END IF;
  NEW."version" := OLD."version" + 1;
  NEW."changedAt" := now();
  INSERT INTO "target_revisions" ("indicatorId", "year", "revision", "kind", "value", "low", "high", "state", "plan", "source", "reason", "changedById", "changedAt", "withdrawnAt")
    VALUES ((was ->> 'indicatorId')::uuid, OLD."year", OLD."version", coalesce(was ->> 'kind', 'VALUE')::"TargetKind", OLD."value", (was ->> 'low')::numeric, (was ->> 'high')::numeric,
      was ->> 'state', OLD."plan", OLD."source", OLD."reason", OLD."changedById", OLD."changedAt", OLD."withdrawnAt");
  RETURN NEW;
END $$;
CREATE TRIGGER indicator_targets_keep_revision BEFORE UPDATE ON "indicator_targets" FOR EACH ROW EXECUTE FUNCTION keep_target_revision();
CREATE TRIGGER index_targets_keep_revision BEFORE UPDATE ON "index_targets" FOR EACH ROW EXECUTE FUNCTION keep_target_revision();
CREATE TRIGGER target_revisions_append_only BEFORE UPDATE OR DELETE ON "target_revisions" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER target_revisions_no_truncate BEFORE TRUNCATE ON "target_revisions" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
