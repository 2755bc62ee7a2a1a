-- A used form remembers, as a keyed hash, what was sent with it: the same again is the impatient thumb, anything else is
-- another question, which must not be thanked for and lost.
ALTER TABLE "question_limits" ADD COLUMN "sentHash" TEXT;

-- Whoever sends the letter claims its address first, so that two senders do not both send it.
ALTER TABLE "question_contacts" ADD COLUMN "claimedAt" TIMESTAMPTZ(3);
