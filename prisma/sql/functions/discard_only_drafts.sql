CREATE OR REPLACE FUNCTION public.discard_only_drafts()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  IF OLD."status" <> 'DRAFT' OR OLD."submittedAt" IS NOT NULL THEN
    RAISE EXCEPTION 'what was handed in is not thrown away' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $function$;
