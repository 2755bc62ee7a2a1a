CREATE OR REPLACE FUNCTION public.hands_in(recommendation uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
AS $function$
  SELECT u."actorId" FROM "action_updates" u JOIN "follow_up_actions" a ON a."id" = u."actionId" WHERE a."recommendationId" = recommendation
  UNION SELECT e."addedById" FROM "evidence" e LEFT JOIN "follow_up_actions" a ON a."id" = e."followUpActionId"
    WHERE coalesce(e."recommendationId", a."recommendationId") = recommendation AND e."removedAt" IS NULL
$function$;
