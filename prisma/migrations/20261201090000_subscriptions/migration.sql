-- Who hears by e-mail of what changes, and the letters. Limits of visitors serve more than questions by now.
ALTER TABLE "question_limits" RENAME TO "visitor_limits";
ALTER TABLE "visitor_limits" RENAME CONSTRAINT "question_limits_pkey" TO "visitor_limits_pkey";
ALTER INDEX "question_limits_expiresAt_idx" RENAME TO "visitor_limits_expiresAt_idx";

CREATE TABLE "subscriptions" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "pillarId" UUID,
    "programmeId" UUID,
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmedAt" TIMESTAMPTZ(3),
    CONSTRAINT "subscriptions_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "subscriptions_pillarId_fkey" FOREIGN KEY ("pillarId") REFERENCES "pillars"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "subscriptions_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "programmes"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT subscriptions_small_letters CHECK ("email" = lower("email")),
    CONSTRAINT subscriptions_one_subject CHECK (num_nonnulls("pillarId", "programmeId") <= 1),
    CONSTRAINT subscriptions_locale CHECK ("locale" IN ('id', 'en'))
);
-- Both may be null, and no pillar has the id of a programme.
CREATE UNIQUE INDEX subscriptions_once ON "subscriptions" ("email", coalesce("pillarId", "programmeId", '00000000-0000-0000-0000-000000000000'));
CREATE INDEX "subscriptions_pillarId_idx" ON "subscriptions"("pillarId");
CREATE INDEX "subscriptions_programmeId_idx" ON "subscriptions"("programmeId");

CREATE TABLE "change_issues" (
    "id" UUID NOT NULL,
    "publicationId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "change_issues_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "change_issues_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "publications"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "change_issues_publicationId_key" ON "change_issues"("publicationId");
CREATE INDEX "change_issues_at_idx" ON "change_issues"("at");

CREATE TABLE "told_changes" (
    "changeId" TEXT NOT NULL,
    "issueId" UUID NOT NULL,
    CONSTRAINT "told_changes_pkey" PRIMARY KEY ("changeId"),
    CONSTRAINT "told_changes_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "change_issues"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "told_changes_issueId_idx" ON "told_changes"("issueId");

CREATE TABLE "subscription_letters" (
    "id" UUID NOT NULL,
    "subscriptionId" UUID NOT NULL,
    "issueId" UUID,
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
    CONSTRAINT "subscription_letters_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "subscription_letters_subscriptionId_fkey" FOREIGN KEY ("subscriptionId") REFERENCES "subscriptions"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "subscription_letters_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "change_issues"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "subscription_letters_messageId_key" ON "subscription_letters"("messageId");
CREATE UNIQUE INDEX "subscription_letters_subscriptionId_issueId_key" ON "subscription_letters"("subscriptionId", "issueId");
CREATE INDEX "subscription_letters_issueId_idx" ON "subscription_letters"("issueId");
CREATE INDEX "subscription_letters_state_nextTryAt_idx" ON "subscription_letters"("state", "nextTryAt");
