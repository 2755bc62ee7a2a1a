CREATE OR REPLACE FUNCTION public.takes_over(former uuid, later uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT EXISTS (SELECT 1 FROM "agency_successions" WHERE "fromId" = former AND "toId" = later)
$function$;
