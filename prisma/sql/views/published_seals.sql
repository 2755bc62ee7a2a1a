CREATE VIEW published_seals AS
 SELECT l."position",
    e.at,
    e.action,
    e.entity,
    e."entityId",
    l."previousHash",
    l.hash,
    audit_payload(e.*) AS payload,
    COALESCE(( SELECT i.code
           FROM indicators i
          WHERE i.id = ((e.after ->> 'indicatorId'::text)::uuid)), ( SELECT p.slug
           FROM programmes p
          WHERE p.id = ((e.after ->> 'programmeId'::text)::uuid)), ( SELECT r.slug
           FROM evaluation_rounds r
          WHERE r.id = COALESCE((e.after ->> 'roundId'::text)::uuid,
                CASE
                    WHEN e.entity = 'evaluation_rounds'::text THEN e."entityId"::uuid
                    ELSE NULL::uuid
                END)), ( SELECT (r.slug || '/'::text) || c."order"
           FROM recommendations c
             JOIN evaluation_rounds r ON r.id = c."roundId"
          WHERE c.id = ((e.after ->> 'recommendationId'::text)::uuid)), ''::text) AS subject
   FROM audit_events e
     JOIN audit_links l ON l."eventId" = e.id
  WHERE e.action ~~ 'seal%'::text AND (e.entity = 'round_freezes'::text AND (EXISTS ( SELECT 1
           FROM published_round_freezes p
          WHERE p.id = e."entityId"::uuid)) OR e.entity = 'scores'::text AND (EXISTS ( SELECT 1
           FROM published_scores p
          WHERE p.id = e."entityId"::uuid)) OR e.entity = 'evaluation_rounds'::text AND (EXISTS ( SELECT 1
           FROM published_rounds p
          WHERE p.id = e."entityId"::uuid)) OR e.entity = 'round_ranks'::text AND (EXISTS ( SELECT 1
           FROM published_round_ranks p
          WHERE p.id = e."entityId"::uuid)) OR e.entity = 'progress_reports'::text AND (EXISTS ( SELECT 1
           FROM published_progress_reports p
          WHERE p.id = e."entityId"::uuid)) OR e.entity = 'programme_years'::text AND (EXISTS ( SELECT 1
           FROM published_programme_years p
          WHERE p.id = e."entityId"::uuid)) OR e.entity = 'programme_milestones'::text AND (EXISTS ( SELECT 1
           FROM published_programme_milestones p
          WHERE p.id = e."entityId"::uuid)) OR e.entity = 'programme_funding'::text AND (EXISTS ( SELECT 1
           FROM published_programme_funding p
          WHERE p.id = e."entityId"::uuid)) OR e.entity = 'indicator_values'::text AND (EXISTS ( SELECT 1
           FROM published_indicator_values p
          WHERE p.id = e."entityId"::uuid AND NOT p.hidden)) OR e.entity = 'recommendation_reports'::text AND (EXISTS ( SELECT 1
           FROM published_recommendation_reports p
          WHERE p.id = e."entityId"::uuid)));
