CREATE OR REPLACE FUNCTION public.agency_of(person uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
  SELECT coalesce(u."agencyId", CASE WHEN u."role" IN ('ADMIN', 'STAFF') THEN (SELECT "id" FROM "agencies" WHERE "steward") END)
  FROM "users" u WHERE u."id" = person
$function$;
