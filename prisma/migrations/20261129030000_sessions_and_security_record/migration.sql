-- CreateEnum
CREATE TYPE "SecurityEventKind" AS ENUM ('SIGN_IN_FAILED', 'LOCKED', 'SIGNED_OUT', 'SIGNED_OUT_EVERYWHERE', 'REFUSED', 'KEPT_BACK_EVIDENCE');

-- AlterEnum
ALTER TYPE "SignInSubject" ADD VALUE 'PAIR';
ALTER TYPE "SignInSubject" ADD VALUE 'KNOWN';

-- AlterTable
ALTER TABLE "sign_in_failures" ADD COLUMN "locks" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "security_events" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" "SecurityEventKind" NOT NULL,
    "userId" UUID,
    "detail" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "security_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "sessions_userId_idx" ON "sessions"("userId");

-- CreateIndex
CREATE INDEX "sessions_lastSeenAt_idx" ON "sessions"("lastSeenAt");

-- CreateIndex
CREATE INDEX "security_events_kind_id_idx" ON "security_events"("kind", "id");

-- CreateIndex
CREATE INDEX "security_events_userId_id_idx" ON "security_events"("userId", "id");

-- CreateIndex
CREATE INDEX "security_events_at_idx" ON "security_events"("at");

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "security_events" ADD CONSTRAINT "security_events_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say ---------------------------------------------------------------------------------

-- Rows go when their time is over and not before; nobody rewrites one.
ALTER TABLE "security_events" ADD CONSTRAINT security_events_detail CHECK (length("detail") <= 300);
CREATE FUNCTION keep_security_event() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$ BEGIN
  IF TG_OP <> 'DELETE' OR OLD."at" > now() - interval '400 days' THEN
    RAISE EXCEPTION 'security_events is append-only' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER security_events_keep BEFORE UPDATE OR DELETE ON "security_events" FOR EACH ROW EXECUTE FUNCTION keep_security_event();
CREATE TRIGGER security_events_no_truncate BEFORE TRUNCATE ON "security_events" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The application's role may delete nothing here; this, which runs with the owner's rights, deletes what is past keeping.
CREATE FUNCTION forget_security_events() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE gone bigint;
BEGIN
  DELETE FROM "security_events" WHERE "at" <= now() - interval '400 days';
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN gone;
END $$;
