-- The newest answers are read along the index of their moments: a condition that PostgreSQL 15 to 17 turn into a join of the
-- whole view, which goes through every question, is asked of one question after another instead (OFFSET keeps it apart).
-- Compatible: the same columns and the same rows.

CREATE OR REPLACE VIEW moments_of_answers AS
  SELECT q.number, q."publishedAt" AS at
  FROM public_questions q
  WHERE q.status = 'PUBLISHED' AND q.answer IS NOT NULL AND q."publishedAt" IS NOT NULL
    AND EXISTS (SELECT 1 FROM published_questions o WHERE o.number = q.number OFFSET 0);
