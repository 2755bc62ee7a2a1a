-- Reminders: the outbox and what it is made of, who is told when work is long overdue, what each person wants, and the secret
-- addresses of calendars (docs/decisions/0028).
-- CreateEnum
CREATE TYPE "ReminderKind" AS ENUM ('BEFORE_DUE', 'OVERDUE', 'RETURNED', 'ASKED_BACK', 'ESCALATED');

-- CreateEnum
CREATE TYPE "ReminderDelivery" AS ENUM ('DIGEST', 'AT_ONCE', 'NONE');

-- CreateEnum
CREATE TYPE "LetterState" AS ENUM ('WAITING', 'CLAIMED', 'SENDING', 'SENT', 'REFUSED', 'UNCERTAIN');

-- AlterEnum
ALTER TYPE "SignInSubject" ADD VALUE 'CALENDAR';

-- CreateTable
CREATE TABLE "reminder_rules" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "beforeDays" INTEGER NOT NULL DEFAULT 3,
    "headDays" INTEGER NOT NULL DEFAULT 7,
    "sekdaDays" INTEGER NOT NULL DEFAULT 14,
    "quietFrom" INTEGER NOT NULL DEFAULT 17,
    "quietTo" INTEGER NOT NULL DEFAULT 7,
    "quietWeekdays" INTEGER[] DEFAULT ARRAY[6, 7]::INTEGER[],
    "quietDays" DATE[] DEFAULT ARRAY[]::DATE[],
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "reminder_rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "escalation_contacts" (
    "id" UUID NOT NULL,
    "agencyId" UUID,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "escalation_contacts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reminder_choices" (
    "userId" UUID NOT NULL,
    "kinds" "ReminderKind"[],
    "delivery" "ReminderDelivery" NOT NULL DEFAULT 'DIGEST',
    "locale" TEXT NOT NULL DEFAULT 'id',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "reminder_choices_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "reminder_causes" (
    "id" BIGSERIAL NOT NULL,
    "kind" "ReminderKind" NOT NULL,
    "entityId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "takenAt" TIMESTAMPTZ(3),

    CONSTRAINT "reminder_causes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reminder_letters" (
    "id" UUID NOT NULL,
    "userId" UUID,
    "email" TEXT NOT NULL,
    "day" DATE,
    "locale" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "writtenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" "LetterState" NOT NULL DEFAULT 'WAITING',
    "claimedAt" TIMESTAMPTZ(3),
    "nextTryAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "answer" TEXT NOT NULL DEFAULT '',
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "reminder_letters_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reminders" (
    "id" UUID NOT NULL,
    "letterId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "kind" "ReminderKind" NOT NULL,
    "thing" TEXT NOT NULL,
    "occurrence" TEXT NOT NULL,

    CONSTRAINT "reminders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refused_addresses" (
    "email" TEXT NOT NULL,
    "code" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "refused_addresses_pkey" PRIMARY KEY ("email")
);

-- CreateTable
CREATE TABLE "calendar_links" (
    "userId" UUID NOT NULL,
    "nonce" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calendar_links_pkey" PRIMARY KEY ("userId")
);

-- CreateIndex
CREATE UNIQUE INDEX "escalation_contacts_agencyId_key" ON "escalation_contacts"("agencyId");

-- CreateIndex
CREATE INDEX "reminder_causes_entityId_idx" ON "reminder_causes"("entityId");

-- CreateIndex
CREATE UNIQUE INDEX "reminder_letters_messageId_key" ON "reminder_letters"("messageId");

-- CreateIndex
CREATE INDEX "reminder_letters_state_nextTryAt_idx" ON "reminder_letters"("state", "nextTryAt");

-- CreateIndex
CREATE UNIQUE INDEX "reminder_letters_email_day_key" ON "reminder_letters"("email", "day");

-- CreateIndex
CREATE INDEX "reminders_letterId_idx" ON "reminders"("letterId");

-- CreateIndex
CREATE UNIQUE INDEX "reminders_email_kind_thing_occurrence_key" ON "reminders"("email", "kind", "thing", "occurrence");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_links_tokenHash_key" ON "calendar_links"("tokenHash");

-- AddForeignKey
ALTER TABLE "escalation_contacts" ADD CONSTRAINT "escalation_contacts_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder_choices" ADD CONSTRAINT "reminder_choices_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder_letters" ADD CONSTRAINT "reminder_letters_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_letterId_fkey" FOREIGN KEY ("letterId") REFERENCES "reminder_letters"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_links" ADD CONSTRAINT "calendar_links_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;



ALTER TABLE "reminder_rules"
  ADD CONSTRAINT "reminder_rules_one_row" CHECK ("id" = 1),
  ADD CONSTRAINT "reminder_rules_days" CHECK ("beforeDays" BETWEEN 0 AND 30 AND "headDays" BETWEEN 1 AND 90 AND "sekdaDays" BETWEEN "headDays" AND 180),
  ADD CONSTRAINT "reminder_rules_hours" CHECK ("quietFrom" BETWEEN 0 AND 23 AND "quietTo" BETWEEN 0 AND 23),
  ADD CONSTRAINT "reminder_rules_weekdays" CHECK ("quietWeekdays" <@ ARRAY[1, 2, 3, 4, 5, 6, 7] AND cardinality("quietWeekdays") < 7);
INSERT INTO "reminder_rules" ("id") VALUES (1);
ALTER TABLE "escalation_contacts" ADD CONSTRAINT "escalation_contacts_email" CHECK ("email" = lower("email"));
CREATE UNIQUE INDEX "escalation_contacts_sekda" ON "escalation_contacts" ((true)) WHERE "agencyId" IS NULL;
ALTER TABLE "reminder_choices" ADD CONSTRAINT "reminder_choices_locale" CHECK ("locale" IN ('id', 'en'));
CREATE INDEX "reminder_causes_open" ON "reminder_causes" ("id") WHERE "takenAt" IS NULL;

-- What was sent back is told: the cause is written with the event that sent it back, or neither is.
CREATE FUNCTION note_reminder_cause() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO "reminder_causes" ("kind", "entityId")
    VALUES (CASE WHEN NEW."action" = 'council' OR NEW."entity" = 'publicQuestion' THEN 'ASKED_BACK' ELSE 'RETURNED' END::"ReminderKind", NEW."entityId"::uuid);
  RETURN NULL;
END $$;
CREATE TRIGGER audit_events_remind AFTER INSERT ON "audit_events" FOR EACH ROW
  WHEN ((NEW."action" = 'return' AND NEW."entity" IN ('progressReport', 'indicatorValue', 'programmeYear', 'programmeMilestone', 'programmeFunding', 'answer', 'recommendation', 'publicQuestion'))
    OR (NEW."action" = 'council' AND NEW."entity" = 'recommendation'))
  EXECUTE FUNCTION note_reminder_cause();
