CREATE VIEW published_decision_links AS
 SELECT (d.id::text || ' '::text) || (l.about ->> 'id'::text) AS id,
    d.id AS "decisionId",
    b.id AS "pillarId",
    p.id AS "programmeId",
    r.id AS "recommendationId",
    i.id AS "indicatorId"
   FROM decisions d
     CROSS JOIN LATERAL jsonb_array_elements(d."publishedLinks") l(about)
     LEFT JOIN published_pillars b ON (l.about ->> 'kind'::text) = 'pillar'::text AND b.id = ((l.about ->> 'id'::text)::uuid)
     LEFT JOIN published_programmes p ON (l.about ->> 'kind'::text) = 'programme'::text AND p.id = ((l.about ->> 'id'::text)::uuid)
     LEFT JOIN published_recommendations r ON (l.about ->> 'kind'::text) = 'recommendation'::text AND r.id = ((l.about ->> 'id'::text)::uuid)
     LEFT JOIN published_indicators i ON (l.about ->> 'kind'::text) = 'indicator'::text AND i.id = ((l.about ->> 'id'::text)::uuid)
  WHERE d."publishedAt" IS NOT NULL AND COALESCE(b.id, p.id, r.id, i.id) IS NOT NULL;
