CREATE OR REPLACE FUNCTION public.keep_target_revision()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE was jsonb := to_jsonb(OLD); content text[] := ARRAY['kind', 'value', 'low', 'high', 'state', 'plan', 'withdrawnAt'];
BEGIN
  IF (SELECT bool_and(was -> k IS NOT DISTINCT FROM to_jsonb(NEW) -> k) FROM unnest(content) k) AND NEW."version" = OLD."version" THEN RETURN NEW; END IF;
  NEW."version" := OLD."version" + 1;
  NEW."changedAt" := now();
  INSERT INTO "target_revisions" ("indicatorId", "year", "revision", "kind", "value", "low", "high", "state", "plan", "source", "reason", "changedById", "changedAt", "withdrawnAt")
    VALUES ((was ->> 'indicatorId')::uuid, OLD."year", OLD."version", coalesce(was ->> 'kind', 'VALUE')::"TargetKind", OLD."value", (was ->> 'low')::numeric, (was ->> 'high')::numeric,
      was ->> 'state', OLD."plan", OLD."source", OLD."reason", OLD."changedById", OLD."changedAt", OLD."withdrawnAt");
  RETURN NEW;
END $function$;
