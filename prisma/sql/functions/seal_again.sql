CREATE OR REPLACE FUNCTION public.seal_again(kind text, row_id text, reason text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE r jsonb;
BEGIN
  IF coalesce(trim(reason), '') = '' THEN RAISE EXCEPTION 'a second seal needs a reason'; END IF;
  EXECUTE format('SELECT to_jsonb(t) FROM public.%I t WHERE t."id"::text = $1', kind) INTO r USING row_id;
  IF r IS NULL THEN RAISE EXCEPTION 'no row % in %', row_id, kind; END IF;
  INSERT INTO "audit_events" ("action", "entity", "entityId", "before", "after")
    VALUES ('sealAgain', kind, row_id, jsonb_build_object('reason', reason), sealed_content(kind, r));
END $function$;
