CREATE OR REPLACE FUNCTION public.period_end(period text)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  SELECT (make_date(left(period, 4)::int, CASE
    WHEN length(period) = 4 THEN 12
    WHEN substr(period, 6, 1) = 'S' THEN substr(period, 7, 1)::int * 6
    WHEN substr(period, 6, 1) = 'Q' THEN substr(period, 7, 1)::int * 3
    ELSE substr(period, 6, 2)::int END, 1) + interval '1 month' - interval '1 day')::date
$function$;
