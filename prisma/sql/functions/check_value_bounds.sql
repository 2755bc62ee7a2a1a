CREATE OR REPLACE FUNCTION public.check_value_bounds()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE low numeric; high numeric;
BEGIN
  IF NEW."status" IN ('DRAFT', 'RETURNED') OR NEW."value" IS NULL THEN RETURN NEW; END IF;
  SELECT "scaleMin", "scaleMax" INTO low, high FROM "indicator_definitions" WHERE "id" = NEW."definitionId";
  IF NEW."value" < low OR NEW."value" > high THEN
    RAISE EXCEPTION 'value % is outside % to %', NEW."value", low, high
      USING ERRCODE = 'check_violation', CONSTRAINT = 'indicator_values_bounds';
  END IF;
  RETURN NEW;
END $function$;
