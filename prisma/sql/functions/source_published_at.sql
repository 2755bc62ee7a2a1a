CREATE OR REPLACE FUNCTION public.source_published_at(source text)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
  SELECT min("publishedOn")::timestamp AT TIME ZONE 'UTC' FROM "fact_sources" WHERE position("key" IN source) > 0 $function$;
