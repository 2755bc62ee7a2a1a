-- AlterEnum
ALTER TYPE "RecommendationEventKind" ADD VALUE 'HANDED_OVER';

-- AlterTable
ALTER TABLE "public_questions" ADD COLUMN     "officerId" UUID;

-- CreateIndex
CREATE INDEX "public_questions_officerId_idx" ON "public_questions"("officerId");

-- AddForeignKey
ALTER TABLE "public_questions" ADD CONSTRAINT "public_questions_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say ---------------------------------------------------------------------------------

-- Whoever wrote an answer that is not out yet goes on with it.
UPDATE "public_questions" q SET "officerId" = q."answeredById" FROM "users" u
  WHERE u."id" = q."answeredById" AND q."status" IN ('OPEN', 'ANSWERED') AND u."agencyId" = q."agencyId";
