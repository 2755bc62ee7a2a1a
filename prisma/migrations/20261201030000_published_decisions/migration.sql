-- What the council decided, as the public reads it: the words of the day of publication, until they are published anew.
ALTER TABLE "decisions"
  ADD COLUMN "publishedText" TEXT,
  ADD COLUMN "publishedAt" TIMESTAMPTZ(3),
  ADD COLUMN "publishedById" UUID REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "decisions_published_whole" CHECK (
    ("publishedText" IS NULL) = ("publishedAt" IS NULL) AND ("publishedAt" IS NULL) = ("publishedById" IS NULL)),
  ADD CONSTRAINT "decisions_other_eyes" CHECK ("publishedById" <> "createdById");

CREATE VIEW published_decisions AS
 SELECT d.id, d."order", m."heldOn", d."publishedText" AS text, d."publishedAt"
   FROM decisions d JOIN meetings m ON m.id = d."meetingId"
  WHERE d."publishedAt" IS NOT NULL;

CREATE VIEW published_decision_links AS
 SELECT l.id, l."decisionId", l."pillarId", p.id AS "programmeId", r.id AS "recommendationId", i.id AS "indicatorId"
   FROM decision_links l
   JOIN published_decisions d ON d.id = l."decisionId"
   LEFT JOIN published_programmes p ON p.id = l."programmeId"
   LEFT JOIN published_recommendations r ON r.id = l."recommendationId"
   LEFT JOIN published_indicators i ON i.id = l."indicatorId"
  WHERE l."pillarId" IS NOT NULL OR p.id IS NOT NULL OR r.id IS NOT NULL OR i.id IS NOT NULL;
