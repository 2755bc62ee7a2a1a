CREATE OR REPLACE FUNCTION public.check_value_state()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE of_kind "ValueKind"; words text[];
BEGIN
  IF NEW."status" IN ('DRAFT', 'RETURNED') THEN RETURN NEW; END IF;
  SELECT "valueKind", "states" INTO of_kind, words FROM "indicator_definitions" WHERE "id" = NEW."definitionId";
  IF (of_kind = 'STATE') <> (NEW."state" IS NOT NULL) OR (NEW."state" IS NOT NULL AND NEW."state" <> ALL (words)) THEN
    RAISE EXCEPTION 'value % is none of its definition', NEW."state" USING ERRCODE = 'check_violation', CONSTRAINT = 'indicator_values_state';
  END IF;
  RETURN NEW;
END $function$;
