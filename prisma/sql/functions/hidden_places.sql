CREATE OR REPLACE FUNCTION public.hidden_places(indicator uuid, at_period text, ends date, sums boolean, below integer)
 RETURNS TABLE("kelurahanId" uuid, own boolean)
 LANGUAGE sql
 STABLE
AS $function$
  WITH cells AS (
    SELECT v."period", v."kelurahanId" AS place,
      bool_or(is_small(v."value", v."numerator", v."denominator", below)) AS small,
      (array_agg(COALESCE(v."numerator", v."value") ORDER BY v."supersededAt" IS NULL DESC, v."revision" DESC))[1] AS size
    FROM "indicator_values" v
    WHERE v."indicatorId" = indicator AND v."status" = 'PUBLISHED' AND v."kelurahanId" IS NOT NULL
      AND v."periodEnd" BETWEEN CASE WHEN sums THEN date_trunc('year', ends)::date ELSE ends END
        AND CASE WHEN sums THEN (date_trunc('year', ends) + interval '1 year - 1 day')::date ELSE ends END
      AND (sums OR v."period" = at_period)
    GROUP BY v."period", v."kelurahanId"
  ), small AS (SELECT DISTINCT place FROM cells WHERE small),
  ranked AS (
    SELECT c.place, s.place IS NOT NULL AS hidden,
      count(s.place) OVER periods AS kept,
      -- All of them at the most that they can be are told by their sum.
      bool_and(s.place IS NULL OR c.size = below - 1) OVER periods AS at_most,
      row_number() OVER (PARTITION BY c."period", s.place IS NOT NULL ORDER BY c.size, c.place) AS turn
    FROM cells c LEFT JOIN small s ON s.place = c.place
    WINDOW periods AS (PARTITION BY c."period")
  )
  SELECT place, true FROM small
  UNION ALL
  SELECT DISTINCT place, false FROM ranked WHERE NOT hidden AND turn = 1 AND kept > 0 AND (kept = 1 OR at_most)
$function$;
