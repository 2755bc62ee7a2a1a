CREATE OR REPLACE FUNCTION public.check_programme_part_revision()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE earlier jsonb; this jsonb := to_jsonb(NEW); key text;
BEGIN
  IF NEW."supersedesId" IS NULL THEN RETURN NEW; END IF;
  EXECUTE format('SELECT to_jsonb(t) FROM public.%I t WHERE t."id" = $1', TG_TABLE_NAME) INTO earlier USING NEW."supersedesId";
  IF earlier ->> 'status' IS DISTINCT FROM 'PUBLISHED' OR (earlier ->> 'revision')::int IS DISTINCT FROM NEW."revision" - 1 THEN
    RAISE EXCEPTION 'a revision continues the published one' USING ERRCODE = 'check_violation', CONSTRAINT = 'programme_part_revision_chain';
  END IF;
  FOREACH key IN ARRAY TG_ARGV LOOP
    IF earlier -> key IS DISTINCT FROM this -> key THEN
      RAISE EXCEPTION 'a revision has the % of the published one', key USING ERRCODE = 'check_violation', CONSTRAINT = 'programme_part_revision_chain';
    END IF;
  END LOOP;
  RETURN NEW;
END $function$;
