CREATE VIEW moments_of_answers AS
 SELECT number,
    "publishedAt" AS at
   FROM public_questions q
  WHERE status = 'PUBLISHED'::"QuestionStatus" AND answer IS NOT NULL AND "publishedAt" IS NOT NULL AND (EXISTS ( SELECT 1
           FROM published_questions o
          WHERE o.number = q.number
         OFFSET 0));
