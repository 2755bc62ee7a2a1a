CREATE OR REPLACE FUNCTION public.is_corrected(entity_ text, id_ uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  SELECT loading_facts() AND EXISTS (SELECT 1 FROM "fact_corrections" WHERE "entity" = entity_ AND "entityId" = id_::text AND xmin = pg_current_xact_id()::xid) $function$;
