CREATE OR REPLACE FUNCTION public.check_target_decimals()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE places int;
BEGIN
  SELECT "decimals" INTO places FROM "indicator_definitions" WHERE "indicatorId" = NEW."indicatorId" AND "current";
  IF scale(trim_scale(NEW."value")) > places THEN
    RAISE EXCEPTION 'target % has more than % decimals', NEW."value", places
      USING ERRCODE = 'check_violation', CONSTRAINT = 'indicator_targets_decimals';
  END IF;
  RETURN NEW;
END $function$;
