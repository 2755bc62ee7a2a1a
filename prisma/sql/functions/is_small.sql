CREATE OR REPLACE FUNCTION public.is_small(figure numeric, numerator numeric, denominator numeric, below integer)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT CASE
    WHEN numerator IS NULL THEN COALESCE(figure < below, false)
    -- Of 40 of 42 the two others are as well known as two of 42.
    ELSE numerator < below OR denominator < below OR (denominator >= numerator AND denominator - numerator < below)
  END
$function$;
