CREATE OR REPLACE FUNCTION public.administers(person users)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT person."role" = 'ADMIN' AND person."disabledAt" IS NULL AND (person."passwordHash" IS NOT NULL OR person."lastSignInAt" IS NOT NULL)
$function$;
