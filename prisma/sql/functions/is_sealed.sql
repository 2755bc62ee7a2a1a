CREATE OR REPLACE FUNCTION public.is_sealed(kind text, r jsonb)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT CASE kind
    WHEN 'round_freezes' THEN true
    WHEN 'evidence_files' THEN true
    WHEN 'evidence' THEN true
    WHEN 'official_results' THEN r ->> 'status' = 'CONFIRMED'
    WHEN 'evaluation_rounds' THEN r ->> 'phase' = 'PUBLISHED'
    WHEN 'round_ranks' THEN EXISTS (SELECT 1 FROM "evaluation_rounds" WHERE "id" = (r ->> 'roundId')::uuid AND "phase" = 'PUBLISHED')
    ELSE r ->> 'publishedAt' IS NOT NULL END
$function$;
