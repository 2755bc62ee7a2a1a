CREATE OR REPLACE FUNCTION public.check_unchecked_reason()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  IF NEW."kind" = 'VERIFIED' AND length(coalesce(NEW."uncheckedReason", '')) < 20 AND has_unchecked_evidence(NEW."recommendationId") THEN
    RAISE EXCEPTION 'evidence that nobody checked needs a reason' USING ERRCODE = 'check_violation', CONSTRAINT = 'events_unchecked_reason';
  END IF;
  RETURN NEW;
END $function$;
