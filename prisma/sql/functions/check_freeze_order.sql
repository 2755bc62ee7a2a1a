CREATE OR REPLACE FUNCTION public.check_freeze_order()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  IF NEW."revision" <> coalesce((SELECT max("revision") FROM "round_freezes" WHERE "roundId" = NEW."roundId"), 0) + 1 THEN
    RAISE EXCEPTION 'a freeze continues the one before it' USING ERRCODE = 'check_violation', CONSTRAINT = 'freezes_order';
  END IF;
  RETURN NEW;
END $function$;
