-- Every kelurahan has a page of what is published of it, found by the names that it had too (docs/decisions/0033).
CREATE FUNCTION slug_of(name TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
  SELECT btrim(regexp_replace(lower(name), '[^a-z0-9]+', '-', 'g'), '-')
$$;

CREATE OR REPLACE VIEW published_kelurahan AS
 SELECT id,
    name,
    kecamatan,
    code,
    "closedOn",
    -- Two kecamatan may have a kelurahan of one name.
    CASE WHEN count(*) OVER (PARTITION BY slug_of(name)) > 1 THEN slug_of(name || ' ' || kecamatan) ELSE slug_of(name) END AS slug
   FROM kelurahan;

CREATE VIEW published_kelurahan_names AS
 SELECT n.id,
    n."kelurahanId",
    n.name,
    slug_of(n.name) AS slug
   FROM kelurahan_names n
     JOIN kelurahan k ON k.id = n."kelurahanId"
  WHERE n.name <> k.name;

CREATE VIEW published_kelurahan_successions AS
 SELECT s.id,
    s."fromId",
    s."toId",
    s."on"
   FROM kelurahan_successions s;

CREATE OR REPLACE VIEW published_programme_kelurahan AS
 SELECT (s."programmeId" || '/'::text) || s."kelurahanId" AS id,
    s."programmeId",
    k.name,
    k.kecamatan,
    k.slug,
    s."kelurahanId"
   FROM programme_kelurahan s
     JOIN programmes p ON p.id = s."programmeId"
     JOIN published_kelurahan k ON k.id = s."kelurahanId"
  WHERE p."publishedAt" IS NOT NULL;

CREATE OR REPLACE VIEW published_questions AS
 SELECT q.number,
    q."programmeId",
    q."recommendationId",
    q."agencyId",
    k.name AS kelurahan,
    q.text,
    q."receivedAt",
        CASE
            WHEN q.status = 'PUBLISHED'::"QuestionStatus" THEN q.answer
            ELSE NULL::text
        END AS answer,
    q."publishedAt",
    q."indicatorId",
    q."pillarId",
    q."roundId",
    q.page,
    q.disputes,
    q."kelurahanId"
   FROM public_questions q
     LEFT JOIN kelurahan k ON k.id = q."kelurahanId"
  WHERE (q.status = ANY (ARRAY['OPEN'::"QuestionStatus", 'ANSWERED'::"QuestionStatus", 'PUBLISHED'::"QuestionStatus"])) AND (q.page IS NOT NULL OR (q."programmeId" IN ( SELECT published_programmes.id
           FROM published_programmes)) OR (q."recommendationId" IN ( SELECT published_recommendations.id
           FROM published_recommendations)) OR (q."indicatorId" IN ( SELECT published_indicators.id
           FROM published_indicators)) OR (q."pillarId" IN ( SELECT published_pillars.id
           FROM published_pillars)) OR (q."roundId" IN ( SELECT published_rounds.id
           FROM published_rounds)));

-- The search finds a kelurahan by its earlier names too.
CREATE TRIGGER kelurahan_names_search_change AFTER INSERT OR UPDATE OR DELETE ON "kelurahan_names" FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
INSERT INTO "search_changes" DEFAULT VALUES;
