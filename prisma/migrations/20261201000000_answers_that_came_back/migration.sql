-- A resident's address that the mail server refused for good: nothing more is sent there, and the office sees that the
-- answer did not arrive. It is deleted when it would be anyway.
ALTER TABLE "question_contacts" ADD COLUMN "refusedAt" TIMESTAMPTZ(3);
