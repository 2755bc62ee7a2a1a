-- What several web processes must agree upon and nobody needs after a crash of the database: unlogged, so that it costs no
-- more than memory does.

-- Whose turn an unfinished upload is. A process that died leaves its turn until "until".
CREATE UNLOGGED TABLE "upload_turns" (
    "id" TEXT NOT NULL,
    "holder" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "wanted" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "upload_turns_pkey" PRIMARY KEY ("id")
);

-- Requests of the open API that one network (a keyed hash) made in one minute, by all processes together.
CREATE UNLOGGED TABLE "request_counts" (
    "network" TEXT NOT NULL,
    "minute" TIMESTAMPTZ(3) NOT NULL,
    "used" INTEGER NOT NULL,
    CONSTRAINT "request_counts_pkey" PRIMARY KEY ("network", "minute")
);
CREATE INDEX "request_counts_minute_idx" ON "request_counts" ("minute");
