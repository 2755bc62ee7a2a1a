-- A question can be about whatever a public page is about; and whoever finds something wrong there can say so as that.
ALTER TABLE "public_questions"
  ADD COLUMN "indicatorId" UUID REFERENCES "indicators" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD COLUMN "pillarId" UUID REFERENCES "pillars" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD COLUMN "roundId" UUID REFERENCES "evaluation_rounds" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD COLUMN "page" TEXT,
  ADD COLUMN "disputes" BOOLEAN NOT NULL DEFAULT false,
  DROP CONSTRAINT questions_one_subject,
  ADD CONSTRAINT questions_one_subject CHECK (
    num_nonnulls("programmeId", "recommendationId", "indicatorId", "pillarId", "roundId", "page") = 1),
  ADD CONSTRAINT questions_page CHECK ("page" ~ '^[a-z-]{1,40}$');

CREATE INDEX "public_questions_indicatorId_idx" ON "public_questions" ("indicatorId");
CREATE INDEX "public_questions_pillarId_idx" ON "public_questions" ("pillarId");
CREATE INDEX "public_questions_roundId_idx" ON "public_questions" ("roundId");

CREATE OR REPLACE VIEW published_questions AS
 SELECT q.number,
    q."programmeId",
    q."recommendationId",
    q."agencyId",
    k.name AS kelurahan,
    q.text,
    q."receivedAt",
    CASE WHEN q.status = 'PUBLISHED'::"QuestionStatus" THEN q.answer END AS answer,
    q."publishedAt",
    q."indicatorId",
    q."pillarId",
    q."roundId",
    q."page",
    q."disputes"
   FROM public_questions q
     LEFT JOIN kelurahan k ON k.id = q."kelurahanId"
  WHERE q.status IN ('OPEN', 'ANSWERED', 'PUBLISHED')
    AND (q."page" IS NOT NULL
      OR q."programmeId" IN (SELECT id FROM published_programmes)
      OR q."recommendationId" IN (SELECT id FROM published_recommendations)
      OR q."indicatorId" IN (SELECT id FROM published_indicators)
      OR q."pillarId" IN (SELECT id FROM published_pillars)
      OR q."roundId" IN (SELECT id FROM published_rounds));

-- Within how many days the city promises to answer; null while it promises none.
ALTER TABLE "city_settings" ADD COLUMN "answerDays" INTEGER CHECK ("answerDays" BETWEEN 1 AND 99);
CREATE OR REPLACE VIEW published_city AS
 SELECT id, name, "shortName", "logoId", "accentLight", "accentDark", address, "ppidName", "ppidEmail", "ppidPhone",
    "regionCode", "timeZone", "reportRhythm", "reportDueDay", bands, languages, version, "answerDays"
   FROM city_settings;
