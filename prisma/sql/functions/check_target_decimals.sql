CREATE OR REPLACE FUNCTION public.check_target_decimals()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE places int; words text[]; figure numeric;
BEGIN
  SELECT "decimals", "states" INTO places, words FROM "indicator_definitions"
    WHERE "indicatorId" = NEW."indicatorId" AND ("validFrom" IS NULL OR "validFrom" <= make_date(NEW."year", 12, 31))
    ORDER BY "current" DESC, "number" DESC LIMIT 1;
  FOREACH figure IN ARRAY ARRAY[NEW."value", NEW."low", NEW."high"] LOOP
    IF scale(trim_scale(figure)) > places THEN
      RAISE EXCEPTION 'target % has more than % decimals', figure, places
        USING ERRCODE = 'check_violation', CONSTRAINT = 'indicator_targets_decimals';
    END IF;
  END LOOP;
  IF NEW."state" IS NOT NULL AND NEW."state" <> ALL (words) THEN
    RAISE EXCEPTION 'target % is none of the words of its definition', NEW."state"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'indicator_targets_state';
  END IF;
  RETURN NEW;
END $function$;
