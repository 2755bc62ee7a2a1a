CREATE OR REPLACE FUNCTION public.period_is_valid(period text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ SELECT period ~ '^(19|20)[0-9]{2}(-(S[12]|Q[1-4]|0[1-9]|1[0-2]))?$' $function$;
