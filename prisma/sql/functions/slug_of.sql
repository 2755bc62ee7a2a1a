CREATE OR REPLACE FUNCTION public.slug_of(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT btrim(regexp_replace(lower(name), '[^a-z0-9]+', '-', 'g'), '-')
$function$;
