-- A workbook that was filled in and brought back, from its reading to its writing. What it held goes as soon as it is
-- written or dropped.
CREATE TYPE "EntryWorkbookStatus" AS ENUM ('OPEN', 'APPLIED', 'DROPPED');

CREATE TABLE "entry_workbooks" (
    "id" UUID NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "fileName" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "returned" JSONB,
    "status" "EntryWorkbookStatus" NOT NULL DEFAULT 'OPEN',
    "version" INTEGER NOT NULL DEFAULT 1,
    "closedAt" TIMESTAMPTZ(3),
    "result" JSONB,
    CONSTRAINT "entry_workbooks_pkey" PRIMARY KEY ("id"),
    CONSTRAINT entry_workbooks_closed CHECK (("status" = 'OPEN') = ("closedAt" IS NULL) AND ("status" = 'OPEN') = ("returned" IS NOT NULL)),
    CONSTRAINT entry_workbooks_result CHECK (("status" = 'APPLIED') = ("result" IS NOT NULL))
);
CREATE INDEX "entry_workbooks_createdById_createdAt_idx" ON "entry_workbooks"("createdById", "createdAt");
ALTER TABLE "entry_workbooks" ADD CONSTRAINT "entry_workbooks_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
