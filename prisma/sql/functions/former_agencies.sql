CREATE OR REPLACE FUNCTION public.former_agencies(recommendation uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT u."agencyId" FROM "users" u WHERE u."role" = 'AGENCY' AND u."agencyId" IS NOT NULL AND u."id" IN (
    SELECT e."addedById" FROM "evidence" e WHERE e."recommendationId" = recommendation
    UNION SELECT v."actorId" FROM "recommendation_events" v WHERE v."recommendationId" = recommendation)
$function$;
