-- What was sent, before a picture was drawn anew: the same file twice on one item is one, and no two drawings of a
-- photograph are the same bytes. NULL for links and for what came before this.
ALTER TABLE "evidence" ADD COLUMN "sentSha256" TEXT;
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_sent_hash" CHECK ("sentSha256" ~ '^[0-9a-f]{64}$');
CREATE INDEX "evidence_sentSha256_idx" ON "evidence" ("sentSha256");
