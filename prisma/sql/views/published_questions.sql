CREATE VIEW published_questions AS
 SELECT q.number,
    q."programmeId",
    q."recommendationId",
    q."agencyId",
    k.name AS kelurahan,
    q.text,
    q."receivedAt",
        CASE
            WHEN q.status = 'PUBLISHED'::"QuestionStatus" THEN q.answer
            ELSE NULL::text
        END AS answer,
    q."publishedAt",
    q."indicatorId",
    q."pillarId",
    q."roundId",
    q.page,
    q.disputes,
    q."kelurahanId"
   FROM public_questions q
     LEFT JOIN kelurahan k ON k.id = q."kelurahanId"
  WHERE (q.status = ANY (ARRAY['OPEN'::"QuestionStatus", 'ANSWERED'::"QuestionStatus", 'PUBLISHED'::"QuestionStatus"])) AND (q.page IS NOT NULL OR (q."programmeId" IN ( SELECT published_programmes.id
           FROM published_programmes)) OR (q."recommendationId" IN ( SELECT published_recommendations.id
           FROM published_recommendations)) OR (q."indicatorId" IN ( SELECT published_indicators.id
           FROM published_indicators)) OR (q."pillarId" IN ( SELECT published_pillars.id
           FROM published_pillars)) OR (q."roundId" IN ( SELECT published_rounds.id
           FROM published_rounds)));
