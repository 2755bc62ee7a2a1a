CREATE OR REPLACE FUNCTION public.workers_on(recommendation uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
AS $function$
  SELECT "leadAgencyId" FROM "recommendations" WHERE "id" = recommendation
  UNION SELECT "agencyId" FROM "recommendation_supports" WHERE "recommendationId" = recommendation
  UNION SELECT "agencyId" FROM "follow_up_actions" WHERE "recommendationId" = recommendation AND "cancelledAt" IS NULL
$function$;
