-- Small figures of people in one kelurahan are not told to the public (docs/decisions/0033). It is the view that keeps them,
-- so that no page, answer, file, chart, archive or frozen document can say them.
ALTER TABLE "indicators" ADD COLUMN "smallBelow" INTEGER;
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_small_below" CHECK ("smallBelow" BETWEEN 0 AND 1000);

-- Below which figure a value of a kelurahan is kept back; null: none is. Without a setting it is five where people are counted,
-- by the first word of the unit, and for ratios of things counted whole, whose numerator is mostly people.
CREATE FUNCTION small_below(setting INTEGER, unit TEXT, ratio NUMERIC, part_decimals INTEGER) RETURNS INTEGER
LANGUAGE sql IMMUTABLE AS $$
  SELECT NULLIF(COALESCE(setting, CASE
    WHEN split_part(lower(btrim(unit)), ' ', 1) IN ('orang', 'jiwa', 'anak', 'siswa', 'siswi', 'pelajar', 'mahasiswa', 'guru',
      'balita', 'bayi', 'ibu', 'remaja', 'lansia', 'warga', 'penduduk', 'pasien', 'penderita', 'penyandang', 'peserta', 'pencari',
      'pekerja', 'pegawai', 'perempuan', 'korban', 'kasus', 'kejadian', 'kematian', 'kk', 'keluarga', 'kepala', 'wp', 'debitur',
      'penerima', 'murid', 'kader', 'relawan', 'laki-laki') THEN 5
    WHEN ratio IS NOT NULL AND part_decimals = 0 THEN 5
  END), 0)
$$;

CREATE FUNCTION is_small(figure NUMERIC, numerator NUMERIC, denominator NUMERIC, below INTEGER) RETURNS BOOLEAN
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN numerator IS NULL THEN COALESCE(figure < below, false)
    -- Of 40 of 42 the two others are as well known as two of 42.
    ELSE numerator < below OR denominator < below OR (denominator >= numerator AND denominator - numerator < below)
  END
$$;

-- The kelurahan whose figures are kept back beside one value, and whether for a small figure of their own (true) or so that
-- another's is not found by taking the others from the total (false). Where periods are summed to a year it is for the whole
-- year: four quarters less three would say the fourth.
CREATE FUNCTION hidden_places(indicator UUID, at_period TEXT, ends DATE, sums BOOLEAN, below INTEGER)
RETURNS TABLE ("kelurahanId" UUID, own BOOLEAN) LANGUAGE sql STABLE AS $$
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
$$;

CREATE OR REPLACE VIEW published_indicator_values AS
 SELECT v.id,
    v."indicatorId",
    d.number AS "definitionNumber",
    d.unit,
    d.decimals,
    v.period,
    v."periodEnd",
    v."kelurahanId",
    k.name AS kelurahan,
    CASE WHEN h.own IS NULL THEN v.value END::numeric(24,6) AS value,
    CASE WHEN h.own IS NULL THEN v.numerator END::numeric(24,6) AS numerator,
    CASE WHEN h.own IS NULL THEN v.denominator END::numeric(24,6) AS denominator,
    v.certainty,
    v."breakInSeries",
    -- What is said of a figure may say the figure.
    CASE WHEN h.own IS NULL THEN v.note ELSE '' END AS note,
    CASE WHEN h.own IS NULL THEN v."noteEn" END AS "noteEn",
    v.source,
    v.revision,
    CASE WHEN h.own IS NULL THEN v."revisionReason" END AS "revisionReason",
    v."supersedesId",
    v."supersededAt",
    CASE
        WHEN v.shipped THEN source_published_at(v.source)
        ELSE v."publishedAt"
    END::timestamp(3) with time zone AS "publishedAt",
    v.shipped,
    CASE WHEN h.own IS NULL THEN v."revisionReasonEn" END AS "revisionReasonEn",
    COALESCE(d."continuesNumber", d.number) AS series,
    v.state,
    h.own IS NOT NULL AS hidden,
    -- Only where it is true of this very figure: not of a ratio, nor of another period of the same year.
    CASE WHEN h.own AND v.numerator IS NULL AND v.value < s.below THEN s.below END AS "hiddenBelow"
   FROM indicator_values v
     JOIN indicators i ON i.id = v."indicatorId"
     JOIN indicator_definitions d ON d.id = v."definitionId"
     LEFT JOIN kelurahan k ON k.id = v."kelurahanId"
     CROSS JOIN LATERAL (SELECT CASE WHEN v."kelurahanId" IS NOT NULL
       THEN small_below(i."smallBelow", d.unit, d."ratioFactor", d."partDecimals") END AS below) s
     LEFT JOIN LATERAL (
       SELECT p.own FROM hidden_places(v."indicatorId", v.period, v."periodEnd", d.aggregation = 'SUM', s.below) p
       WHERE s.below IS NOT NULL AND p."kelurahanId" = v."kelurahanId"
     ) h ON true
  WHERE v.status = 'PUBLISHED'::"EntryStatus" AND i."publishedAt" IS NOT NULL;

-- A seal says the whole row, and a file of evidence may: neither of a figure that is kept back.
CREATE OR REPLACE VIEW published_seals AS
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

CREATE OR REPLACE VIEW published_evidence AS
 SELECT e.id,
    e.title,
    e."fileName",
    e.url,
    f."mediaType",
    f.size,
    f.sha256,
    f."storageKey",
    e."progressReportId",
    e."indicatorValueId",
    COALESCE(e."recommendationId", a."recommendationId") AS "recommendationId",
    e."addedAt",
    e."checkedAt",
    e."programmeYearId",
    e."programmeMilestoneId",
    e."programmeFundingId"
   FROM evidence e
     LEFT JOIN evidence_files f ON f.id = e."fileId"
     LEFT JOIN follow_up_actions a ON a.id = e."followUpActionId"
  WHERE e."informationClass" = 'PERIODIC'::"InformationClass" AND e."checkedAt" IS NOT NULL AND e."removedAt" IS NULL AND ((EXISTS ( SELECT 1
           FROM published_progress_reports p
          WHERE p.id = e."progressReportId")) OR (EXISTS ( SELECT 1
           FROM published_indicator_values v
          WHERE v.id = e."indicatorValueId" AND NOT v.hidden)) OR (EXISTS ( SELECT 1
           FROM published_programme_years y
          WHERE y.id = e."programmeYearId")) OR (EXISTS ( SELECT 1
           FROM published_programme_milestones m
          WHERE m.id = e."programmeMilestoneId")) OR (EXISTS ( SELECT 1
           FROM published_programme_funding d
          WHERE d.id = e."programmeFundingId")) OR (EXISTS ( SELECT 1
           FROM published_recommendations c
          WHERE c.id = COALESCE(e."recommendationId", a."recommendationId"))));
