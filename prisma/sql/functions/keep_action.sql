CREATE OR REPLACE FUNCTION public.keep_action()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  NEW."originalDueOn" := CASE WHEN TG_OP = 'INSERT' THEN NEW."dueOn" ELSE OLD."originalDueOn" END;
  RETURN NEW;
END $function$;
