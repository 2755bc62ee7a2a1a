-- CreateEnum
CREATE TYPE "CouncilBodyKind" AS ENUM ('AGENCY_HEADS', 'ACADEMICS', 'BUSINESS', 'COMMUNITY', 'OTHER');

-- CreateEnum
CREATE TYPE "CouncilRole" AS ENUM ('CHAIR', 'DEPUTY', 'SECRETARY', 'MEMBER');

-- CreateEnum
CREATE TYPE "MeetingStatus" AS ENUM ('PLANNED', 'HELD', 'CANCELLED');

-- CreateEnum
CREATE TYPE "Attendance" AS ENUM ('PRESENT', 'REPRESENTED', 'EXCUSED', 'ABSENT');

-- CreateEnum
CREATE TYPE "RecommendationState" AS ENUM ('RECEIVED', 'ASSIGNED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'VERIFIED', 'CONFIRMED', 'REPORTED');

-- CreateEnum
CREATE TYPE "RecommendationEventKind" AS ENUM ('RECEIVED', 'ASSIGNED', 'DUE_CHANGED', 'STARTED', 'SUBMITTED', 'RETURNED', 'VERIFIED', 'COUNCIL_RETURNED', 'CONFIRMED', 'REPORTED', 'FORERUNNER_LINKED', 'FORERUNNER_UNLINKED');

-- CreateEnum
CREATE TYPE "TestimonyStatus" AS ENUM ('DRAFT', 'SUBMITTED', 'RETURNED', 'PUBLISHED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "ConsentChannel" AS ENUM ('LETTER', 'FORM', 'MESSAGE', 'RECORDING');

-- CreateEnum
CREATE TYPE "QuestionStatus" AS ENUM ('RECEIVED', 'REFUSED', 'OPEN', 'ANSWERED', 'PUBLISHED');

-- AlterTable
ALTER TABLE "agencies" ADD COLUMN     "steward" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "followUpActionId" UUID;

-- AlterTable
ALTER TABLE "recommendations" ADD COLUMN     "closesAs" "RecommendationStatus",
ADD COLUMN     "confirmedAt" TIMESTAMPTZ(3),
ADD COLUMN     "confirmedById" UUID,
ADD COLUMN     "forerunnerId" UUID,
ADD COLUMN     "legalReason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "officerId" UUID,
ADD COLUMN     "originalDueOn" DATE,
ADD COLUMN     "resultText" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "returnReason" TEXT,
ADD COLUMN     "state" "RecommendationState" NOT NULL DEFAULT 'RECEIVED',
ADD COLUMN     "status" "RecommendationStatus" NOT NULL DEFAULT 'NOT_STARTED',
ADD COLUMN     "submittedAgencyId" UUID,
ADD COLUMN     "submittedAt" TIMESTAMPTZ(3),
ADD COLUMN     "submittedById" UUID,
ADD COLUMN     "verifiedAgencyId" UUID,
ADD COLUMN     "verifiedAt" TIMESTAMPTZ(3),
ADD COLUMN     "verifiedById" UUID,
ADD COLUMN     "verifierAgencyId" UUID,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "council_bodies" (
    "id" UUID NOT NULL,
    "kind" "CouncilBodyKind" NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "council_bodies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "council_members" (
    "id" UUID NOT NULL,
    "bodyId" UUID NOT NULL,
    "userId" UUID,
    "name" TEXT NOT NULL,
    "position" TEXT NOT NULL DEFAULT '',
    "role" "CouncilRole" NOT NULL DEFAULT 'MEMBER',
    "from" DATE NOT NULL,
    "to" DATE,
    "source" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "council_members_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "council_rhythms" (
    "fromYear" INTEGER NOT NULL,
    "meetingsPerYear" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "council_rhythms_pkey" PRIMARY KEY ("fromYear")
);

-- CreateTable
CREATE TABLE "meetings" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "heldOn" DATE NOT NULL,
    "startsAt" TEXT NOT NULL DEFAULT '',
    "place" TEXT NOT NULL DEFAULT '',
    "status" "MeetingStatus" NOT NULL DEFAULT 'PLANNED',
    "summary" TEXT NOT NULL DEFAULT '',
    "chairId" UUID,
    "secretaryId" UUID,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "meetings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agenda_items" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "order" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "agenda_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_attendances" (
    "meetingId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "attendance" "Attendance" NOT NULL,
    "representative" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "meeting_attendances_pkey" PRIMARY KEY ("meetingId","memberId")
);

-- CreateTable
CREATE TABLE "decisions" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "order" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "decisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision_links" (
    "id" UUID NOT NULL,
    "decisionId" UUID NOT NULL,
    "pillarId" UUID,
    "programmeId" UUID,
    "recommendationId" UUID,
    "indicatorId" UUID,

    CONSTRAINT "decision_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recommendation_supports" (
    "recommendationId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,

    CONSTRAINT "recommendation_supports_pkey" PRIMARY KEY ("recommendationId","agencyId")
);

-- CreateTable
CREATE TABLE "recommendation_events" (
    "id" UUID NOT NULL,
    "recommendationId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID,
    "kind" "RecommendationEventKind" NOT NULL,
    "state" "RecommendationState" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "dueBefore" DATE,
    "dueAfter" DATE,

    CONSTRAINT "recommendation_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follow_up_actions" (
    "id" UUID NOT NULL,
    "recommendationId" UUID,
    "decisionId" UUID,
    "text" TEXT NOT NULL,
    "agencyId" UUID NOT NULL,
    "officerId" UUID,
    "dueOn" DATE NOT NULL,
    "originalDueOn" DATE,
    "percent" INTEGER NOT NULL DEFAULT 0,
    "cancelledAt" TIMESTAMPTZ(3),
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "follow_up_actions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "action_updates" (
    "id" UUID NOT NULL,
    "actionId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID NOT NULL,
    "percent" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "dueBefore" DATE,
    "dueAfter" DATE,

    CONSTRAINT "action_updates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "testimonies" (
    "id" UUID NOT NULL,
    "programmeId" UUID NOT NULL,
    "pseudonym" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "toldOn" DATE NOT NULL,
    "status" "TestimonyStatus" NOT NULL DEFAULT 'DRAFT',
    "returnReason" TEXT,
    "enteredByIds" UUID[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submittedAt" TIMESTAMPTZ(3),
    "submittedById" UUID,
    "publishedAt" TIMESTAMPTZ(3),
    "publishedById" UUID,
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawnById" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "testimonies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consents" (
    "testimonyId" UUID NOT NULL,
    "personName" TEXT NOT NULL,
    "isMinor" BOOLEAN NOT NULL DEFAULT false,
    "guardianName" TEXT NOT NULL DEFAULT '',
    "showName" BOOLEAN NOT NULL DEFAULT false,
    "purpose" TEXT NOT NULL,
    "channel" "ConsentChannel" NOT NULL,
    "givenOn" DATE NOT NULL,
    "recordedById" UUID NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "consents_pkey" PRIMARY KEY ("testimonyId")
);

-- CreateTable
CREATE TABLE "public_questions" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "programmeId" UUID,
    "recommendationId" UUID,
    "kelurahanId" UUID,
    "text" TEXT NOT NULL,
    "status" "QuestionStatus" NOT NULL DEFAULT 'RECEIVED',
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "refusalReason" TEXT,
    "agencyId" UUID,
    "moderatedAt" TIMESTAMPTZ(3),
    "moderatedById" UUID,
    "answer" TEXT NOT NULL DEFAULT '',
    "returnReason" TEXT,
    "answeredAt" TIMESTAMPTZ(3),
    "answeredById" UUID,
    "publishedAt" TIMESTAMPTZ(3),
    "publishedById" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "public_questions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question_contacts" (
    "questionId" UUID NOT NULL,
    "email" TEXT NOT NULL,

    CONSTRAINT "question_contacts_pkey" PRIMARY KEY ("questionId")
);

-- CreateTable
CREATE TABLE "question_limits" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "question_limits_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "council_bodies_name_key" ON "council_bodies"("name");

-- CreateIndex
CREATE INDEX "council_members_bodyId_idx" ON "council_members"("bodyId");

-- CreateIndex
CREATE INDEX "meetings_heldOn_idx" ON "meetings"("heldOn");

-- CreateIndex
CREATE UNIQUE INDEX "agenda_items_meetingId_order_key" ON "agenda_items"("meetingId", "order");

-- CreateIndex
CREATE UNIQUE INDEX "decisions_meetingId_order_key" ON "decisions"("meetingId", "order");

-- CreateIndex
CREATE INDEX "decision_links_decisionId_idx" ON "decision_links"("decisionId");

-- CreateIndex
CREATE INDEX "decision_links_recommendationId_idx" ON "decision_links"("recommendationId");

-- CreateIndex
CREATE INDEX "recommendation_supports_agencyId_idx" ON "recommendation_supports"("agencyId");

-- CreateIndex
CREATE INDEX "recommendation_events_recommendationId_at_idx" ON "recommendation_events"("recommendationId", "at");

-- CreateIndex
CREATE INDEX "follow_up_actions_recommendationId_idx" ON "follow_up_actions"("recommendationId");

-- CreateIndex
CREATE INDEX "follow_up_actions_decisionId_idx" ON "follow_up_actions"("decisionId");

-- CreateIndex
CREATE INDEX "follow_up_actions_agencyId_idx" ON "follow_up_actions"("agencyId");

-- CreateIndex
CREATE INDEX "follow_up_actions_dueOn_idx" ON "follow_up_actions"("dueOn");

-- CreateIndex
CREATE INDEX "action_updates_actionId_at_idx" ON "action_updates"("actionId", "at");

-- CreateIndex
CREATE INDEX "testimonies_programmeId_idx" ON "testimonies"("programmeId");

-- CreateIndex
CREATE UNIQUE INDEX "public_questions_number_key" ON "public_questions"("number");

-- CreateIndex
CREATE INDEX "public_questions_status_idx" ON "public_questions"("status");

-- CreateIndex
CREATE INDEX "public_questions_programmeId_idx" ON "public_questions"("programmeId");

-- CreateIndex
CREATE INDEX "public_questions_recommendationId_idx" ON "public_questions"("recommendationId");

-- CreateIndex
CREATE INDEX "public_questions_agencyId_idx" ON "public_questions"("agencyId");

-- CreateIndex
CREATE INDEX "question_limits_expiresAt_idx" ON "question_limits"("expiresAt");

-- CreateIndex
CREATE INDEX "evidence_followUpActionId_idx" ON "evidence"("followUpActionId");

-- CreateIndex
CREATE INDEX "recommendations_leadAgencyId_idx" ON "recommendations"("leadAgencyId");

-- CreateIndex
CREATE INDEX "recommendations_state_idx" ON "recommendations"("state");

-- CreateIndex
CREATE INDEX "recommendations_dueOn_idx" ON "recommendations"("dueOn");

-- CreateIndex
CREATE INDEX "recommendations_forerunnerId_idx" ON "recommendations"("forerunnerId");

-- AddForeignKey
ALTER TABLE "council_members" ADD CONSTRAINT "council_members_bodyId_fkey" FOREIGN KEY ("bodyId") REFERENCES "council_bodies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "council_members" ADD CONSTRAINT "council_members_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_chairId_fkey" FOREIGN KEY ("chairId") REFERENCES "council_members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_secretaryId_fkey" FOREIGN KEY ("secretaryId") REFERENCES "council_members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_items" ADD CONSTRAINT "agenda_items_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_attendances" ADD CONSTRAINT "meeting_attendances_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_attendances" ADD CONSTRAINT "meeting_attendances_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "council_members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "meetings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision_links" ADD CONSTRAINT "decision_links_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "decisions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision_links" ADD CONSTRAINT "decision_links_pillarId_fkey" FOREIGN KEY ("pillarId") REFERENCES "pillars"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision_links" ADD CONSTRAINT "decision_links_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "programmes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision_links" ADD CONSTRAINT "decision_links_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "recommendations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision_links" ADD CONSTRAINT "decision_links_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "indicators"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_followUpActionId_fkey" FOREIGN KEY ("followUpActionId") REFERENCES "follow_up_actions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendations" ADD CONSTRAINT "recommendations_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendations" ADD CONSTRAINT "recommendations_verifierAgencyId_fkey" FOREIGN KEY ("verifierAgencyId") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendations" ADD CONSTRAINT "recommendations_submittedById_fkey" FOREIGN KEY ("submittedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendations" ADD CONSTRAINT "recommendations_verifiedById_fkey" FOREIGN KEY ("verifiedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendations" ADD CONSTRAINT "recommendations_confirmedById_fkey" FOREIGN KEY ("confirmedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendations" ADD CONSTRAINT "recommendations_forerunnerId_fkey" FOREIGN KEY ("forerunnerId") REFERENCES "recommendations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation_supports" ADD CONSTRAINT "recommendation_supports_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "recommendations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation_supports" ADD CONSTRAINT "recommendation_supports_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation_events" ADD CONSTRAINT "recommendation_events_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "recommendations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation_events" ADD CONSTRAINT "recommendation_events_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up_actions" ADD CONSTRAINT "follow_up_actions_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "recommendations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up_actions" ADD CONSTRAINT "follow_up_actions_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "decisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up_actions" ADD CONSTRAINT "follow_up_actions_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up_actions" ADD CONSTRAINT "follow_up_actions_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up_actions" ADD CONSTRAINT "follow_up_actions_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_updates" ADD CONSTRAINT "action_updates_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "follow_up_actions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_updates" ADD CONSTRAINT "action_updates_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "testimonies" ADD CONSTRAINT "testimonies_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "programmes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "testimonies" ADD CONSTRAINT "testimonies_submittedById_fkey" FOREIGN KEY ("submittedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "testimonies" ADD CONSTRAINT "testimonies_publishedById_fkey" FOREIGN KEY ("publishedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "testimonies" ADD CONSTRAINT "testimonies_withdrawnById_fkey" FOREIGN KEY ("withdrawnById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consents" ADD CONSTRAINT "consents_testimonyId_fkey" FOREIGN KEY ("testimonyId") REFERENCES "testimonies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consents" ADD CONSTRAINT "consents_recordedById_fkey" FOREIGN KEY ("recordedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "public_questions" ADD CONSTRAINT "public_questions_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "programmes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "public_questions" ADD CONSTRAINT "public_questions_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "recommendations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "public_questions" ADD CONSTRAINT "public_questions_kelurahanId_fkey" FOREIGN KEY ("kelurahanId") REFERENCES "kelurahan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "public_questions" ADD CONSTRAINT "public_questions_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "public_questions" ADD CONSTRAINT "public_questions_moderatedById_fkey" FOREIGN KEY ("moderatedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "public_questions" ADD CONSTRAINT "public_questions_answeredById_fkey" FOREIGN KEY ("answeredById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "public_questions" ADD CONSTRAINT "public_questions_publishedById_fkey" FOREIGN KEY ("publishedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_contacts" ADD CONSTRAINT "question_contacts_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "public_questions"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- From here on by hand: what Prisma's schema cannot say. The database keeps these promises even if the app has a bug.

-- Likeness of texts, to suggest forerunners. Trusted since PostgreSQL 13: the database's owner may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- The data steward (walidata): accounts of Diskominfo itself have no agency of their own.
CREATE UNIQUE INDEX agencies_one_steward ON "agencies" ("steward") WHERE "steward";
UPDATE "agencies" SET "steward" = true WHERE "code" = 'DISKOMINFO';

/* Whose hands these are: the account's agency, for ADMIN and STAFF the steward's, for everybody else none. */
CREATE FUNCTION agency_of(person uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT coalesce(u."agencyId", CASE WHEN u."role" IN ('ADMIN', 'STAFF') THEN (SELECT "id" FROM "agencies" WHERE "steward") END)
  FROM "users" u WHERE u."id" = person
$$;

-- Recommendations: the chain of DOMAIN.md section 4.
UPDATE "recommendations" c SET "originalDueOn" = "dueOn", "status" = coalesce((SELECT p."status" FROM "recommendation_reports" p
  WHERE p."recommendationId" = c."id" ORDER BY p."createdAt" DESC, p."id" DESC LIMIT 1), 'NOT_STARTED');
INSERT INTO "recommendation_events" ("id", "recommendationId", "at", "kind", "state")
  SELECT gen_random_uuid(), "id", coalesce("publishedAt", now()), 'RECEIVED', 'RECEIVED' FROM "recommendations";

ALTER TABLE "recommendations"
  ADD CONSTRAINT recommendations_due CHECK ("state" = 'RECEIVED' OR "dueOn" IS NOT NULL),
  ADD CONSTRAINT recommendations_status CHECK (CASE
    WHEN "state" = 'RECEIVED' THEN true
    WHEN "state" = 'ASSIGNED' THEN "status" IN ('NOT_STARTED', 'IN_PROGRESS')
    WHEN "state" IN ('CONFIRMED', 'REPORTED') THEN "status" IS NOT DISTINCT FROM "closesAs"
    ELSE "status" = 'IN_PROGRESS' END),
  ADD CONSTRAINT recommendations_closes_as CHECK ("closesAs" IN ('DONE', 'NOT_FEASIBLE')),
  ADD CONSTRAINT recommendations_legal_reason CHECK ("closesAs" IS DISTINCT FROM 'NOT_FEASIBLE' OR length("legalReason") >= 20),
  ADD CONSTRAINT recommendations_submitted CHECK ("state" NOT IN ('SUBMITTED', 'VERIFIED', 'CONFIRMED', 'REPORTED')
    OR ("closesAs" IS NOT NULL AND "resultText" <> '' AND num_nulls("submittedAt", "submittedById", "submittedAgencyId") = 0)),
  ADD CONSTRAINT recommendations_returned CHECK (("state" = 'RETURNED') = ("returnReason" IS NOT NULL)),
  ADD CONSTRAINT recommendations_verified CHECK (("state" IN ('VERIFIED', 'CONFIRMED', 'REPORTED')) = (num_nulls("verifiedAt", "verifiedById", "verifiedAgencyId") = 0)
    AND num_nonnulls("verifiedAt", "verifiedById", "verifiedAgencyId") IN (0, 3)),
  -- The verifier is never the submitter, nor anyone of the same agency.
  ADD CONSTRAINT recommendations_other_eyes CHECK ("verifiedById" <> "submittedById" AND "verifiedAgencyId" <> "submittedAgencyId"),
  ADD CONSTRAINT recommendations_confirmed CHECK (("state" IN ('CONFIRMED', 'REPORTED')) = (num_nulls("confirmedAt", "confirmedById") = 0)
    AND num_nonnulls("confirmedAt", "confirmedById") IN (0, 2) AND "confirmedById" <> "submittedById" AND "confirmedById" <> "verifiedById"),
  ADD CONSTRAINT recommendations_verifier CHECK ("verifierAgencyId" <> "leadAgencyId"),
  ADD CONSTRAINT recommendations_not_itself CHECK ("forerunnerId" <> "id");

CREATE FUNCTION keep_recommendation() RETURNS trigger LANGUAGE plpgsql AS $$
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
  IF OLD."publishedAt" IS NOT NULL AND (NEW."text", NEW."roundId", NEW."order", NEW."source") IS DISTINCT FROM (OLD."text", OLD."roundId", OLD."order", OLD."source") THEN
    RAISE EXCEPTION 'the words of a published recommendation are never changed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  -- What was handed in is what was verified, confirmed and reported.
  IF OLD."state" IN ('SUBMITTED', 'VERIFIED', 'CONFIRMED', 'REPORTED') AND (NEW."closesAs", NEW."resultText", NEW."legalReason", NEW."submittedById", NEW."leadAgencyId", NEW."verifierAgencyId")
    IS DISTINCT FROM (OLD."closesAs", OLD."resultText", OLD."legalReason", OLD."submittedById", OLD."leadAgencyId", OLD."verifierAgencyId") THEN
    RAISE EXCEPTION 'what was handed in is not changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendations_handed_in';
  END IF;
  NEW."originalDueOn" := CASE WHEN NEW."state" = 'RECEIVED' THEN NEW."dueOn" ELSE coalesce(OLD."originalDueOn", NEW."dueOn") END;
  IF NEW."submittedById" IS DISTINCT FROM OLD."submittedById" OR NEW."submittedAgencyId" IS DISTINCT FROM OLD."submittedAgencyId" THEN
    NEW."submittedAgencyId" := agency_of(NEW."submittedById");
  END IF;
  IF NEW."verifiedById" IS DISTINCT FROM OLD."verifiedById" OR NEW."verifiedAgencyId" IS DISTINCT FROM OLD."verifiedAgencyId" THEN
    NEW."verifiedAgencyId" := agency_of(NEW."verifiedById");
  END IF;
  IF NEW."state" = 'VERIFIED' AND NEW."verifiedAgencyId" IS DISTINCT FROM coalesce(NEW."verifierAgencyId", (SELECT "id" FROM "agencies" WHERE "steward")) THEN
    RAISE EXCEPTION 'only the appointed agency verifies' USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendations_other_eyes';
  END IF;
  IF NEW."state" <> OLD."state" AND NEW."state" IN ('SUBMITTED', 'VERIFIED', 'CONFIRMED') AND NOT EXISTS (
    SELECT 1 FROM "evidence" e LEFT JOIN "follow_up_actions" a ON a."id" = e."followUpActionId"
    WHERE coalesce(e."recommendationId", a."recommendationId") = NEW."id" AND e."removedAt" IS NULL) THEN
    RAISE EXCEPTION 'closing needs evidence' USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendations_evidence';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER recommendations_keep BEFORE INSERT OR UPDATE ON "recommendations" FOR EACH ROW EXECUTE FUNCTION keep_recommendation();

CREATE FUNCTION receive_recommendation() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO "recommendation_events" ("id", "recommendationId", "kind", "state") VALUES (gen_random_uuid(), NEW."id", 'RECEIVED', 'RECEIVED');
  RETURN NEW;
END $$;
CREATE TRIGGER recommendations_receive AFTER INSERT ON "recommendations" FOR EACH ROW EXECUTE FUNCTION receive_recommendation();

-- Asked at the commit, when supporting agencies and events are written: every step has its event, and neither the
-- steward nor any other agency verifies what it leads or supports itself.
CREATE FUNCTION check_recommendation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE now_ "recommendations"; steward uuid := (SELECT "id" FROM "agencies" WHERE "steward"); workers uuid[];
BEGIN
  SELECT * INTO now_ FROM "recommendations" WHERE "id" = coalesce(NEW."id", OLD."id");
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF TG_OP = 'UPDATE' AND NEW."state" <> OLD."state" AND NOT EXISTS (SELECT 1 FROM "recommendation_events" e
      WHERE e."recommendationId" = now_."id" AND e."state" = NEW."state" AND e.xmin = pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION 'a step of a recommendation has its event' USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendations_event';
  END IF;
  workers := (SELECT array_agg("agencyId") FROM "recommendation_supports" WHERE "recommendationId" = now_."id") || now_."leadAgencyId";
  IF now_."state" <> 'RECEIVED' AND coalesce(now_."verifierAgencyId", steward) = ANY (workers) THEN
    RAISE EXCEPTION 'an agency does not verify what it works on itself' USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendations_verifier';
  END IF;
  IF now_."forerunnerId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "recommendations" f
      JOIN "evaluation_rounds" before ON before."id" = f."roundId" JOIN "evaluation_rounds" own ON own."id" = now_."roundId"
      WHERE f."id" = now_."forerunnerId" AND (before."year", coalesce(before."stage", 0)) < (own."year", coalesce(own."stage", 0))) THEN
    RAISE EXCEPTION 'a forerunner is of an earlier round' USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendations_forerunner';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER recommendations_checked AFTER INSERT OR UPDATE ON "recommendations" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_recommendation();

-- A letter corrected before its round is published may no longer have one that nobody has touched.
CREATE FUNCTION drop_recommendation() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD."publishedAt" IS NOT NULL OR OLD."state" <> 'RECEIVED'
     OR EXISTS (SELECT 1 FROM "recommendation_events" WHERE "recommendationId" = OLD."id" AND "kind" <> 'RECEIVED') THEN
    RAISE EXCEPTION 'a recommendation that was published or worked on is never deleted' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER recommendations_drop BEFORE DELETE ON "recommendations" FOR EACH ROW EXECUTE FUNCTION drop_recommendation();
CREATE FUNCTION keep_recommendation_event() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'UPDATE' OR EXISTS (SELECT 1 FROM "recommendations" WHERE "id" = OLD."recommendationId") THEN
    RAISE EXCEPTION 'the history of a recommendation is append-only' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER recommendation_events_append_only BEFORE UPDATE OR DELETE ON "recommendation_events" FOR EACH ROW EXECUTE FUNCTION keep_recommendation_event();
CREATE TRIGGER recommendation_events_no_truncate BEFORE TRUNCATE ON "recommendation_events" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE "recommendation_events"
  -- What a person did is told with a note; only a forerunner's link explains itself.
  ADD CONSTRAINT events_note CHECK ("actorId" IS NULL OR "note" <> '' OR "kind" IN ('RECEIVED', 'FORERUNNER_LINKED', 'FORERUNNER_UNLINKED'));

-- Actions.
ALTER TABLE "follow_up_actions"
  ADD CONSTRAINT actions_one_owner CHECK (num_nonnulls("recommendationId", "decisionId") = 1),
  ADD CONSTRAINT actions_percent CHECK ("percent" BETWEEN 0 AND 100),
  ADD CONSTRAINT actions_text CHECK ("text" <> '');
CREATE FUNCTION keep_action() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  NEW."originalDueOn" := CASE WHEN TG_OP = 'INSERT' THEN NEW."dueOn" ELSE OLD."originalDueOn" END;
  RETURN NEW;
END $$;
CREATE TRIGGER follow_up_actions_keep BEFORE INSERT OR UPDATE ON "follow_up_actions" FOR EACH ROW EXECUTE FUNCTION keep_action();
ALTER TABLE "action_updates"
  ADD CONSTRAINT action_updates_percent CHECK ("percent" BETWEEN 0 AND 100),
  ADD CONSTRAINT action_updates_note CHECK ("note" <> '');
CREATE TRIGGER action_updates_append_only BEFORE UPDATE OR DELETE ON "action_updates" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER action_updates_no_truncate BEFORE TRUNCATE ON "action_updates" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Council.
ALTER TABLE "council_rhythms" ADD CONSTRAINT rhythms_times CHECK ("meetingsPerYear" BETWEEN 1 AND 52 AND "fromYear" BETWEEN 2000 AND 2100);
ALTER TABLE "council_members" ADD CONSTRAINT members_term CHECK ("to" >= "from"), ADD CONSTRAINT members_name CHECK ("name" <> '');
ALTER TABLE "meetings" ADD CONSTRAINT meetings_starts CHECK ("startsAt" ~ '^(|([01][0-9]|2[0-3])\.[0-5][0-9])$'), ADD CONSTRAINT meetings_title CHECK ("title" <> '');
ALTER TABLE "meeting_attendances" ADD CONSTRAINT attendances_representative CHECK (("attendance" = 'REPRESENTED') = ("representative" <> ''));
ALTER TABLE "decision_links" ADD CONSTRAINT decision_links_one CHECK (num_nonnulls("pillarId", "programmeId", "recommendationId", "indicatorId") = 1);
ALTER TABLE "decisions" ADD CONSTRAINT decisions_text CHECK ("text" <> '');
-- A decision has somebody who carries it out: asked at the commit.
CREATE FUNCTION check_decision() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM "follow_up_actions" WHERE "decisionId" = NEW."id") THEN
    RAISE EXCEPTION 'a decision has an owner and a due date' USING ERRCODE = 'check_violation', CONSTRAINT = 'decisions_action';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER decisions_checked AFTER INSERT ON "decisions" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_decision();

-- Evidence of an action; evidence of what it is for is public with the recommendation.
ALTER TABLE "evidence" DROP CONSTRAINT evidence_one_owner,
  ADD CONSTRAINT evidence_one_owner CHECK (num_nonnulls("progressReportId", "indicatorValueId", "recommendationId", "followUpActionId", "answerId", "officialResultId") = 1);
DROP VIEW "evidence_owners";
CREATE VIEW "evidence_owners" AS
  WITH involved AS (SELECT c."id", array_remove(ARRAY[c."leadAgencyId", c."verifierAgencyId"] || (SELECT array_agg(s."agencyId") FROM "recommendation_supports" s WHERE s."recommendationId" = c."id"), NULL) AS "agencies" FROM "recommendations" c)
  SELECT 'report' AS "kind", r."id", p."agencyId", r."status"::text AS "status", r."supersededAt" IS NOT NULL AS "superseded",
    NULL::uuid AS "roundId", NULL::"RoundPhase" AS "phase", NULL::timestamptz AS "repairClosesAt", NULL::uuid[] AS "readerIds"
    FROM "progress_reports" r JOIN "programmes" p ON p."id" = r."programmeId"
  UNION ALL SELECT 'value', v."id", i."agencyId", v."status"::text, v."supersededAt" IS NOT NULL, NULL, NULL, NULL, NULL
    FROM "indicator_values" v JOIN "indicators" i ON i."id" = v."indicatorId"
  UNION ALL SELECT 'recommendation', c."id", c."leadAgencyId", c."state"::text, false, c."roundId", r."phase", NULL, n."agencies"
    FROM "recommendations" c JOIN "evaluation_rounds" r ON r."id" = c."roundId" JOIN involved n ON n."id" = c."id"
  UNION ALL SELECT 'action', f."id", f."agencyId", coalesce(c."state"::text, 'DECISION'), f."cancelledAt" IS NOT NULL, c."roundId", r."phase", NULL, n."agencies"
    FROM "follow_up_actions" f LEFT JOIN "recommendations" c ON c."id" = f."recommendationId"
    LEFT JOIN "evaluation_rounds" r ON r."id" = c."roundId" LEFT JOIN involved n ON n."id" = c."id"
  UNION ALL SELECT 'answer', a."id", a."agencyId", a."status"::text, false, a."roundId", r."phase", d."closesAt", NULL
    FROM "answers" a JOIN "evaluation_rounds" r ON r."id" = a."roundId"
    LEFT JOIN "round_phase_dates" d ON d."roundId" = a."roundId" AND d."phase" = 'EVIDENCE_REPAIR'
  UNION ALL SELECT 'result', o."id", NULL, o."status"::text, false, o."roundId", r."phase", NULL, NULL
    FROM "official_results" o JOIN "evaluation_rounds" r ON r."id" = o."roundId";

CREATE OR REPLACE VIEW "published_evidence" AS
  SELECT e."id", e."title", e."fileName", e."url", f."mediaType", f."size", f."sha256", f."storageKey",
    e."progressReportId", e."indicatorValueId", coalesce(e."recommendationId", a."recommendationId") AS "recommendationId", e."addedAt", e."checkedAt"
  FROM "evidence" e LEFT JOIN "evidence_files" f ON f."id" = e."fileId" LEFT JOIN "follow_up_actions" a ON a."id" = e."followUpActionId"
  WHERE e."informationClass" = 'PERIODIC' AND e."checkedAt" IS NOT NULL AND e."removedAt" IS NULL
    AND (EXISTS (SELECT 1 FROM "published_progress_reports" p WHERE p."id" = e."progressReportId")
      OR EXISTS (SELECT 1 FROM "published_indicator_values" v WHERE v."id" = e."indicatorValueId")
      OR EXISTS (SELECT 1 FROM "published_recommendations" c WHERE c."id" = coalesce(e."recommendationId", a."recommendationId")));

-- Testimonies: other eyes publish, a withdrawal empties them for good.
ALTER TABLE "testimonies"
  ADD CONSTRAINT testimonies_text CHECK (("status" = 'WITHDRAWN') = ("text" = '') AND ("status" = 'WITHDRAWN') = ("pseudonym" = '')),
  ADD CONSTRAINT testimonies_returned CHECK (("status" = 'RETURNED') = ("returnReason" IS NOT NULL)),
  ADD CONSTRAINT testimonies_submitted CHECK ("status" IN ('DRAFT', 'RETURNED', 'WITHDRAWN') OR num_nulls("submittedAt", "submittedById") = 0),
  ADD CONSTRAINT testimonies_published CHECK ("status" <> 'PUBLISHED' OR num_nulls("publishedAt", "publishedById") = 0),
  ADD CONSTRAINT testimonies_withdrawn CHECK (("status" = 'WITHDRAWN') = (num_nulls("withdrawnAt", "withdrawnById") = 0)),
  ADD CONSTRAINT testimonies_other_eyes CHECK ("publishedById" <> ALL ("enteredByIds"));
ALTER TABLE "consents"
  ADD CONSTRAINT consents_minor CHECK (NOT ("isMinor" AND "showName")),
  ADD CONSTRAINT consents_purpose CHECK ("purpose" <> '');
CREATE FUNCTION keep_testimony() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND OLD."status" = 'WITHDRAWN') THEN
    RAISE EXCEPTION 'of a withdrawn testimony the fact stays, and nothing else comes back' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW."status" = 'WITHDRAWN' THEN
    NEW."text" := ''; NEW."pseudonym" := ''; NEW."returnReason" := NULL;
  ELSIF NOT EXISTS (SELECT 1 FROM "programmes" WHERE "id" = NEW."programmeId" AND "quickWin") THEN
    RAISE EXCEPTION 'a testimony is of a Quick Win' USING ERRCODE = 'check_violation', CONSTRAINT = 'testimonies_quick_win';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER testimonies_keep BEFORE INSERT OR UPDATE OR DELETE ON "testimonies" FOR EACH ROW EXECUTE FUNCTION keep_testimony();
CREATE FUNCTION empty_consent() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE "consents" SET "personName" = '', "guardianName" = '', "showName" = false WHERE "testimonyId" = NEW."id";
  RETURN NULL;
END $$;
CREATE TRIGGER testimonies_withdrawn AFTER UPDATE ON "testimonies" FOR EACH ROW WHEN (NEW."status" = 'WITHDRAWN') EXECUTE FUNCTION empty_consent();
-- Asked at the commit: without a consent there is no testimony.
CREATE FUNCTION check_consent() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE found_ "consents"; BEGIN
  SELECT * INTO found_ FROM "consents" WHERE "testimonyId" = NEW."id";
  IF found_."testimonyId" IS NULL THEN
    RAISE EXCEPTION 'a testimony rests on a consent' USING ERRCODE = 'check_violation', CONSTRAINT = 'testimonies_consent';
  END IF;
  IF NEW."status" IN ('SUBMITTED', 'PUBLISHED') AND (found_."personName" = '' OR (found_."isMinor" AND found_."guardianName" = '')) THEN
    RAISE EXCEPTION 'a consent names who gave it, for a minor the guardian' USING ERRCODE = 'check_violation', CONSTRAINT = 'consents_person';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER testimonies_consented AFTER INSERT OR UPDATE ON "testimonies" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_consent();

-- Questions of residents.
ALTER TABLE "public_questions"
  ADD CONSTRAINT questions_one_subject CHECK (num_nonnulls("programmeId", "recommendationId") = 1),
  ADD CONSTRAINT questions_text CHECK (length("text") BETWEEN 10 AND 2000),
  ADD CONSTRAINT questions_moderated CHECK (("status" = 'RECEIVED') = (num_nulls("moderatedAt", "moderatedById") = 2)),
  ADD CONSTRAINT questions_refused CHECK (("status" = 'REFUSED') = ("refusalReason" IS NOT NULL)),
  ADD CONSTRAINT questions_agency CHECK ("status" IN ('RECEIVED', 'REFUSED') OR "agencyId" IS NOT NULL),
  ADD CONSTRAINT questions_answered CHECK ("status" NOT IN ('ANSWERED', 'PUBLISHED') OR ("answer" <> '' AND num_nulls("answeredAt", "answeredById") = 0)),
  ADD CONSTRAINT questions_published CHECK (("status" = 'PUBLISHED') = (num_nulls("publishedAt", "publishedById") = 0)),
  ADD CONSTRAINT questions_other_eyes CHECK ("publishedById" <> "answeredById");
-- What a resident wrote is shown as it was written, or not at all.
CREATE FUNCTION keep_question() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF (NEW."text", NEW."number", NEW."receivedAt") IS DISTINCT FROM (OLD."text", OLD."number", OLD."receivedAt") THEN
    RAISE EXCEPTION 'a question is not rewritten' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW."status" = 'REFUSED' THEN DELETE FROM "question_contacts" WHERE "questionId" = NEW."id"; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER public_questions_keep BEFORE UPDATE ON "public_questions" FOR EACH ROW EXECUTE FUNCTION keep_question();

-- What the public may read.
CREATE OR REPLACE VIEW "published_recommendations" AS SELECT c."id", c."roundId", c."order", c."pillarId", c."text", c."leadAgencyId", c."dueOn", c."source", c."publishedAt",
  c."originalDueOn", (SELECT f."id" FROM "recommendations" f JOIN "evaluation_rounds" q ON q."id" = f."roundId"
    WHERE f."id" = c."forerunnerId" AND f."publishedAt" IS NOT NULL AND q."publishedAt" IS NOT NULL) AS "forerunnerId"
  FROM "recommendations" c JOIN "evaluation_rounds" r ON r."id" = c."roundId" WHERE c."publishedAt" IS NOT NULL AND r."publishedAt" IS NOT NULL;
CREATE VIEW "published_recommendation_supports" AS SELECT s."recommendationId", s."agencyId"
  FROM "recommendation_supports" s JOIN "published_recommendations" c ON c."id" = s."recommendationId";
CREATE VIEW "published_recommendation_changes" AS
  SELECT c."id", c."id" AS "recommendationId", 'PUBLISHED' AS "kind", c."publishedAt" AS "at", NULL::date AS "dueBefore", NULL::date AS "dueAfter", NULL::"RecommendationStatus" AS "status", NULL::text AS "text"
    FROM "published_recommendations" c
  UNION ALL SELECT e."id", e."recommendationId", 'DUE', greatest(e."at", c."publishedAt"), e."dueBefore", e."dueAfter", NULL, NULL
    FROM "recommendation_events" e JOIN "published_recommendations" c ON c."id" = e."recommendationId" WHERE e."dueAfter" IS DISTINCT FROM e."dueBefore"
  UNION ALL SELECT p."id", p."recommendationId", 'REPORTED', p."publishedAt", NULL, NULL, p."status", p."text" FROM "published_recommendation_reports" p;
CREATE VIEW "published_testimonies" AS SELECT t."id", t."programmeId", CASE WHEN s."showName" THEN s."personName" ELSE t."pseudonym" END AS "name", t."text", t."toldOn", t."publishedAt"
  FROM "testimonies" t JOIN "consents" s ON s."testimonyId" = t."id" JOIN "published_programmes" p ON p."id" = t."programmeId"
  WHERE t."status" = 'PUBLISHED' AND p."quickWin";
CREATE VIEW "published_questions" AS SELECT q."number", q."programmeId", q."recommendationId", q."agencyId", k."name" AS "kelurahan", q."text", q."receivedAt",
  CASE WHEN q."status" = 'PUBLISHED' THEN q."answer" END AS "answer", q."publishedAt"
  FROM "public_questions" q LEFT JOIN "kelurahan" k ON k."id" = q."kelurahanId"
  WHERE q."status" IN ('OPEN', 'ANSWERED', 'PUBLISHED') AND (EXISTS (SELECT 1 FROM "published_programmes" p WHERE p."id" = q."programmeId")
    OR EXISTS (SELECT 1 FROM "published_recommendations" c WHERE c."id" = q."recommendationId"));
