CREATE OR REPLACE FUNCTION public.check_value_decimals()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE places int; part_places int; ratio numeric;
BEGIN
  IF NEW."status" IN ('DRAFT', 'RETURNED') THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND NEW."status" <> 'SUBMITTED'
     AND (NEW."value", NEW."numerator", NEW."denominator") IS NOT DISTINCT FROM (OLD."value", OLD."numerator", OLD."denominator") THEN
    RETURN NEW;
  END IF;
  SELECT "decimals", "partDecimals", "ratioFactor" INTO places, part_places, ratio
    FROM "indicator_definitions" WHERE "id" = NEW."definitionId";
  IF scale(trim_scale(NEW."value")) > places AND (ratio IS NULL OR NEW."numerator" IS NULL) THEN
    RAISE EXCEPTION 'value % has more than % decimals', NEW."value", places
      USING ERRCODE = 'check_violation', CONSTRAINT = 'indicator_values_decimals';
  END IF;
  IF scale(trim_scale(NEW."numerator")) > part_places OR scale(trim_scale(NEW."denominator")) > part_places THEN
    RAISE EXCEPTION '% of % is counted with at most % decimals', NEW."numerator", NEW."denominator", part_places
      USING ERRCODE = 'check_violation', CONSTRAINT = 'indicator_values_decimals';
  END IF;
  RETURN NEW;
END $function$;
