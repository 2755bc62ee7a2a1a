-- What a published decision is about stands as it was on the day of publication, as its words do; and whoever changed
-- something since does not publish it.
ALTER TABLE "decisions"
  ADD COLUMN "publishedLinks" JSONB,
  ADD COLUMN "enteredByIds" UUID[] NOT NULL DEFAULT '{}';

UPDATE "decisions" d SET "publishedLinks" = coalesce((
    SELECT jsonb_agg(jsonb_build_object(
        'kind', CASE WHEN l."pillarId" IS NOT NULL THEN 'pillar' WHEN l."programmeId" IS NOT NULL THEN 'programme'
          WHEN l."recommendationId" IS NOT NULL THEN 'recommendation' ELSE 'indicator' END,
        'id', coalesce(l."pillarId", l."programmeId", l."recommendationId", l."indicatorId")))
      FROM "decision_links" l WHERE l."decisionId" = d."id"), '[]')
  WHERE "publishedAt" IS NOT NULL;
UPDATE "decisions" d SET "enteredByIds" = ARRAY(
    SELECT DISTINCT e."actorId" FROM "audit_events" e
     WHERE e."entity" = 'decision' AND e."entityId" = d."id"::text AND e."action" IN ('create', 'edit') AND e."actorId" IS NOT NULL
       AND (d."publishedAt" IS NULL OR e."at" > d."publishedAt"));

ALTER TABLE "decisions" ADD CONSTRAINT decisions_published_links CHECK (("publishedLinks" IS NULL) = ("publishedAt" IS NULL));

DROP VIEW published_decision_links;
CREATE VIEW published_decision_links AS
 SELECT d.id::text || ' ' || (l.about ->> 'id') AS id, d.id AS "decisionId", b.id AS "pillarId", p.id AS "programmeId",
    r.id AS "recommendationId", i.id AS "indicatorId"
   FROM decisions d
  CROSS JOIN LATERAL jsonb_array_elements(d."publishedLinks") AS l(about)
   LEFT JOIN published_pillars b ON l.about ->> 'kind' = 'pillar' AND b.id = (l.about ->> 'id')::uuid
   LEFT JOIN published_programmes p ON l.about ->> 'kind' = 'programme' AND p.id = (l.about ->> 'id')::uuid
   LEFT JOIN published_recommendations r ON l.about ->> 'kind' = 'recommendation' AND r.id = (l.about ->> 'id')::uuid
   LEFT JOIN published_indicators i ON l.about ->> 'kind' = 'indicator' AND i.id = (l.about ->> 'id')::uuid
  WHERE d."publishedAt" IS NOT NULL AND coalesce(b.id, p.id, r.id, i.id) IS NOT NULL;
