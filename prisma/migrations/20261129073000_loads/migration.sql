CREATE TYPE "LoadStatus" AS ENUM ('OPEN', 'APPLIED', 'DROPPED');

CREATE TABLE "loads" (
    "id" UUID NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "fileNames" TEXT[],
    "sheets" JSONB,
    "mappings" JSONB NOT NULL,
    "answers" JSONB NOT NULL,
    "status" "LoadStatus" NOT NULL DEFAULT 'OPEN',
    "version" INTEGER NOT NULL DEFAULT 1,
    "closedAt" TIMESTAMPTZ(3),
    "result" JSONB,
    CONSTRAINT "loads_pkey" PRIMARY KEY ("id"),
    CONSTRAINT loads_closed CHECK (("status" = 'OPEN') = ("closedAt" IS NULL) AND ("status" = 'OPEN') = ("sheets" IS NOT NULL)),
    CONSTRAINT loads_result CHECK (("status" = 'APPLIED') = ("result" IS NOT NULL))
);
CREATE INDEX "loads_createdAt_idx" ON "loads"("createdAt");
ALTER TABLE "loads" ADD CONSTRAINT "loads_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "name_aliases" (
    "text" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    CONSTRAINT "name_aliases_pkey" PRIMARY KEY ("text")
);
