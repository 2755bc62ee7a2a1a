CREATE OR REPLACE FUNCTION public.seal_row()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  IF NOT is_sealed(TG_TABLE_NAME, to_jsonb(NEW)) THEN RETURN NULL; END IF;
  IF TG_OP = 'UPDATE' THEN
    IF is_sealed(TG_TABLE_NAME, to_jsonb(OLD)) THEN RETURN NULL; END IF;
  END IF;
  INSERT INTO "audit_events" ("action", "entity", "entityId", "after")
    VALUES ('seal', TG_TABLE_NAME, NEW."id"::text, sealed_content(TG_TABLE_NAME, to_jsonb(NEW)));
  IF TG_TABLE_NAME = 'evaluation_rounds' THEN
    INSERT INTO "audit_events" ("action", "entity", "entityId", "after")
      SELECT 'seal', 'round_ranks', k."id"::text, sealed_content('round_ranks', to_jsonb(k)) FROM "round_ranks" k WHERE k."roundId" = NEW."id" ORDER BY k."id";
  END IF;
  RETURN NULL;
END $function$;
