-- Whether a form made what it was sent for is written in the transaction that makes it: a process or database that dies
-- between taking the form's id and making anything must not leave a form that is told as used (docs/decisions/0018).
ALTER TABLE "form_sendings" ADD COLUMN "madeAt" TIMESTAMPTZ(3);
-- Of those that are there nobody knows any more: taken as made, as they were until now.
UPDATE "form_sendings" SET "madeAt" = "at";
