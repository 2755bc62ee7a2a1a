CREATE OR REPLACE FUNCTION public.instrument_is_used(instrument uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  SELECT EXISTS (SELECT 1 FROM "instruments" i JOIN "evaluation_rounds" r ON r."instrumentId" = i."id"
                 WHERE i."id" = instrument AND i."status" = 'ACTIVE' AND r."phase" <> 'PREPARATION') $function$;
