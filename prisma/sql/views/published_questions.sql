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
    q."publishedAt"
   FROM public_questions q
     LEFT JOIN kelurahan k ON k.id = q."kelurahanId"
  WHERE (q.status = ANY (ARRAY['OPEN'::"QuestionStatus", 'ANSWERED'::"QuestionStatus", 'PUBLISHED'::"QuestionStatus"])) AND ((EXISTS ( SELECT 1
           FROM published_programmes p
          WHERE p.id = q."programmeId")) OR (EXISTS ( SELECT 1
           FROM published_recommendations c
          WHERE c.id = q."recommendationId")));
