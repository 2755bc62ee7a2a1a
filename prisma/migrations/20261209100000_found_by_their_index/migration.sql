-- What a page asks for is found by an index, where it went through a table that grows with the years: questions about a page
-- or from a kelurahan, figures of a kelurahan, evidence of a recommendation and of its actions.
-- Compatible: the same answers; indexes come, and two functions ask in another way.

CREATE INDEX "public_questions_page_idx" ON "public_questions" ("page") WHERE "page" IS NOT NULL;
CREATE INDEX "public_questions_kelurahanId_idx" ON "public_questions" ("kelurahanId");
CREATE INDEX "indicator_values_kelurahanId_idx" ON "indicator_values" ("kelurahanId") WHERE "kelurahanId" IS NOT NULL;

CREATE OR REPLACE FUNCTION public.hands_in(recommendation uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
AS $function$
  SELECT u."actorId" FROM "action_updates" u JOIN "follow_up_actions" a ON a."id" = u."actionId" WHERE a."recommendationId" = recommendation
  UNION SELECT e."addedById" FROM "evidence" e WHERE e."recommendationId" = recommendation AND e."removedAt" IS NULL
  UNION SELECT e."addedById" FROM "follow_up_actions" a JOIN "evidence" e ON e."followUpActionId" = a."id"
    WHERE a."recommendationId" = recommendation AND e."removedAt" IS NULL
$function$;

CREATE OR REPLACE FUNCTION public.has_unchecked_evidence(recommendation uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  SELECT EXISTS (SELECT 1 FROM "evidence" e
      WHERE e."recommendationId" = recommendation AND e."removedAt" IS NULL AND e."checkedAt" IS NULL)
    OR EXISTS (SELECT 1 FROM "follow_up_actions" a JOIN "evidence" e ON e."followUpActionId" = a."id"
      WHERE a."recommendationId" = recommendation AND e."removedAt" IS NULL AND e."checkedAt" IS NULL)
$function$;
