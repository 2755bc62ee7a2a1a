CREATE VIEW published_recommendation_changes AS
 SELECT c.id,
    c.id AS "recommendationId",
    'PUBLISHED'::text AS kind,
    c."publishedAt" AS at,
    NULL::date AS "dueBefore",
    NULL::date AS "dueAfter",
    NULL::"RecommendationStatus" AS status,
    NULL::text AS text
   FROM published_recommendations c
  WHERE NOT c.shipped
UNION ALL
 SELECT e.id,
    e."recommendationId",
    'DUE'::text AS kind,
    GREATEST(e.at,
        CASE
            WHEN NOT c.shipped THEN c."publishedAt"
            ELSE NULL::timestamp with time zone
        END)::timestamp(3) with time zone AS at,
    e."dueBefore",
    e."dueAfter",
    NULL::"RecommendationStatus" AS status,
    NULL::text AS text
   FROM recommendation_events e
     JOIN published_recommendations c ON c.id = e."recommendationId"
  WHERE e."dueAfter" IS DISTINCT FROM e."dueBefore"
UNION ALL
 SELECT p.id,
    p."recommendationId",
    'REPORTED'::text AS kind,
    GREATEST(p."publishedAt",
        CASE
            WHEN NOT c.shipped THEN c."publishedAt"
            ELSE NULL::timestamp with time zone
        END)::timestamp(3) with time zone AS at,
    NULL::date AS "dueBefore",
    NULL::date AS "dueAfter",
    p.status,
    p.text
   FROM published_recommendation_reports p
     JOIN published_recommendations c ON c.id = p."recommendationId"
  WHERE NOT p.shipped;
