CREATE OR REPLACE FUNCTION public.loading_facts()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  SELECT EXISTS (SELECT 1 FROM "fact_loads" WHERE xmin = pg_current_xact_id()::xid) $function$;
