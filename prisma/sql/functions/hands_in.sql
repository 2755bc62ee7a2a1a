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
