-- A form that makes a row is sent once, however often its page is gone back to: its id is taken before it is run, with
-- what was sent and, once it is done, where it led.
CREATE TABLE "form_sendings" (
    "id" UUID NOT NULL,
    "actorId" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "destination" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "form_sendings_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "form_sendings_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "form_sendings_digest" CHECK ("digest" ~ '^[0-9a-f]{64}$')
);
