CREATE OR REPLACE FUNCTION public.tell_publication()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
    one jsonb;
    mark text;
BEGIN
    IF TG_OP = 'UPDATE' AND OLD IS NOT DISTINCT FROM NEW THEN RETURN NULL; END IF;
    FOREACH one IN ARRAY ARRAY[
        CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END,
        CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END
    ] LOOP
        CONTINUE WHEN one IS NULL;
        IF TG_NARGS = 4 THEN
            EXECUTE format('SELECT to_jsonb(p) FROM %I p WHERE p."id" = $1', TG_ARGV[2]) INTO one USING (one ->> TG_ARGV[3])::uuid;
        END IF;
        IF TG_NARGS > 0 THEN mark := one ->> TG_ARGV[0]; END IF;
        IF TG_NARGS = 0 OR (mark IS NOT NULL AND (TG_ARGV[1] = '' OR mark = ANY (string_to_array(TG_ARGV[1], ',')))) THEN
            PERFORM pg_notify('enam_pilar_publication', '');
            RETURN NULL;
        END IF;
    END LOOP;
    RETURN NULL;
END $function$;
