-- CreateEnum
CREATE TYPE "SessionWay" AS ENUM ('PASSWORD', 'SECOND_FACTOR', 'PASSKEY', 'SINGLE_SIGN_ON');

-- CreateEnum
CREATE TYPE "AccountLetterPurpose" AS ENUM ('INVITATION', 'RESET');

-- CreateEnum
CREATE TYPE "ChallengePurpose" AS ENUM ('SECOND_STEP', 'PASSKEY_SIGN_IN', 'PASSKEY_ADDED');

-- AlterEnum
ALTER TYPE "SecurityEventKind" ADD VALUE 'PASSWORD_CHANGED';
ALTER TYPE "SecurityEventKind" ADD VALUE 'RESET_ASKED';
ALTER TYPE "SecurityEventKind" ADD VALUE 'RESET_USED';
ALTER TYPE "SecurityEventKind" ADD VALUE 'INVITATION_USED';
ALTER TYPE "SecurityEventKind" ADD VALUE 'FACTOR_ADDED';
ALTER TYPE "SecurityEventKind" ADD VALUE 'FACTOR_REMOVED';
ALTER TYPE "SecurityEventKind" ADD VALUE 'RECOVERY_CODE_USED';
ALTER TYPE "SecurityEventKind" ADD VALUE 'ACCOUNT_DISABLED';
ALTER TYPE "SecurityEventKind" ADD VALUE 'ACCOUNT_ENABLED';

-- AlterEnum
ALTER TYPE "SignInSubject" ADD VALUE 'RESET_ACCOUNT';
ALTER TYPE "SignInSubject" ADD VALUE 'RESET_ADDRESS';
ALTER TYPE "SignInSubject" ADD VALUE 'FACTOR';
ALTER TYPE "SignInSubject" ADD VALUE 'CHALLENGE';

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "lastSignInAt" TIMESTAMPTZ(3),
ADD COLUMN     "passwordChangeRequired" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "device" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "way" "SessionWay" NOT NULL DEFAULT 'PASSWORD';

-- CreateTable
CREATE TABLE "account_rules" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "secondFactorRoles" "Role"[],
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "account_rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_letters" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "purpose" "AccountLetterPurpose" NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'id',
    "requestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimedAt" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "tokenHash" TEXT,
    "expiresAt" TIMESTAMPTZ(3),
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "account_letters_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "time_codes" (
    "userId" UUID NOT NULL,
    "secret" TEXT NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "lastStep" BIGINT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "time_codes_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "recovery_codes" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "codeHash" TEXT NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_codes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkeys" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "credentialId" TEXT NOT NULL,
    "publicKey" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "passkeys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_challenges" (
    "tokenHash" TEXT NOT NULL,
    "purpose" "ChallengePurpose" NOT NULL,
    "userId" UUID,
    "challenge" TEXT,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_challenges_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_letters_tokenHash_key" ON "account_letters"("tokenHash");

-- CreateIndex
CREATE INDEX "account_letters_userId_purpose_idx" ON "account_letters"("userId", "purpose");

-- CreateIndex
CREATE INDEX "account_letters_requestedAt_idx" ON "account_letters"("requestedAt");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_codes_codeHash_key" ON "recovery_codes"("codeHash");

-- CreateIndex
CREATE INDEX "recovery_codes_userId_idx" ON "recovery_codes"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "passkeys_credentialId_key" ON "passkeys"("credentialId");

-- CreateIndex
CREATE INDEX "passkeys_userId_idx" ON "passkeys"("userId");

-- CreateIndex
CREATE INDEX "sign_in_challenges_expiresAt_idx" ON "sign_in_challenges"("expiresAt");

-- AddForeignKey
ALTER TABLE "account_letters" ADD CONSTRAINT "account_letters_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "time_codes" ADD CONSTRAINT "time_codes_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_challenges" ADD CONSTRAINT "sign_in_challenges_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say ---------------------------------------------------------------------------------

ALTER TABLE "account_rules" ADD CONSTRAINT account_rules_one_row CHECK ("id" = 1);
ALTER TABLE "account_letters" ADD CONSTRAINT account_letters_token CHECK (("tokenHash" IS NULL) = ("expiresAt" IS NULL) AND ("usedAt" IS NULL OR "tokenHash" IS NOT NULL));
ALTER TABLE "sessions" ADD CONSTRAINT sessions_device CHECK (length("device") <= 100);
ALTER TABLE "passkeys" ADD CONSTRAINT passkeys_name CHECK (length("name") BETWEEN 1 AND 100);
-- A first password is one that is there.
ALTER TABLE "users" ADD CONSTRAINT users_password_to_change CHECK (NOT "passwordChangeRequired" OR "passwordHash" IS NOT NULL);

UPDATE "users" u SET "lastSignInAt" = s."at" FROM (
  SELECT "entityId", max("at") AS "at" FROM "audit_events" WHERE "entity" = 'user' AND "action" = 'signIn' GROUP BY "entityId") s
  WHERE s."entityId" = u."id"::text;

-- The trial, with its accounts that no letter reaches, asks for no second step; everywhere else no row means ADMIN and STAFF.
INSERT INTO "account_rules" ("secondFactorRoles") SELECT '{}' WHERE EXISTS (SELECT 1 FROM "users" WHERE "email" LIKE '%.test');

-- One who administers is always left: of two who take each other's role at once the second is refused. Whoever was invited
-- and never came counts for nobody.
CREATE FUNCTION administers(person "users") RETURNS boolean LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT person."role" = 'ADMIN' AND person."disabledAt" IS NULL AND (person."passwordHash" IS NOT NULL OR person."lastSignInAt" IS NOT NULL)
$$;
CREATE FUNCTION keep_an_administrator() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$ BEGIN
  IF administers(OLD) AND (TG_OP = 'DELETE' OR NOT administers(NEW)) THEN
    PERFORM pg_advisory_xact_lock(hashtext('enam-pilar/administrators'));
    IF NOT EXISTS (SELECT 1 FROM "users" u WHERE u."id" <> OLD."id" AND administers(u)) THEN
      RAISE EXCEPTION 'the last account that administers stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'users_an_administrator';
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER users_an_administrator AFTER UPDATE OR DELETE ON "users" FOR EACH ROW EXECUTE FUNCTION keep_an_administrator();
