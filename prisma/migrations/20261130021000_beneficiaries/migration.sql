-- How many people had something of a programme in a period, which stage 2 of the evaluation asks for.
ALTER TABLE "progress_reports" ADD COLUMN "beneficiaries" INTEGER,
    ADD CONSTRAINT progress_reports_beneficiaries CHECK ("beneficiaries" >= 0);

CREATE OR REPLACE VIEW published_progress_reports AS
 SELECT r.id,
    r."programmeId",
    r.period,
    r."periodEnd",
    r."physicalPercent",
    r.done,
    r.obstacles,
    r."nextStep",
    r."evidenceUrl",
    r.revision,
    r."revisionReason",
    r."supersedesId",
    r."supersededAt",
    r."publishedAt",
    r.beneficiaries
   FROM progress_reports r
     JOIN programmes p ON p.id = r."programmeId"
  WHERE r.status = 'PUBLISHED'::"EntryStatus" AND p."publishedAt" IS NOT NULL;

-- A report that says nothing of it is sealed as it was, so that no seal of before changes.
CREATE OR REPLACE FUNCTION public.sealed_content(kind text, r jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT jsonb_object_agg(k, r -> k) FROM unnest(CASE kind
    WHEN 'round_freezes' THEN ARRAY['roundId', 'revision', 'reason', 'publicSha256', 'internalSha256']
    WHEN 'official_results' THEN ARRAY['roundId', 'revision', 'reason', 'letterNumber', 'letterDate', 'content', 'confirmedById', 'confirmedAt']
    WHEN 'scores' THEN ARRAY['roundId', 'target', 'sectionId', 'pillarId', 'itemId', 'origin', 'value', 'source', 'revision', 'publishedAt']
    WHEN 'evaluation_rounds' THEN ARRAY['slug', 'year', 'stage', 'instrumentId', 'letterNumber', 'letterDate', 'publishedAt']
    WHEN 'round_ranks' THEN ARRAY['roundId', 'scope', 'rank', 'outOf', 'source']
    WHEN 'progress_reports' THEN ARRAY['programmeId', 'period', 'physicalPercent', 'done', 'obstacles', 'nextStep', 'evidenceUrl', 'revision', 'revisionReason', 'publishedAt']
      || CASE WHEN r ->> 'beneficiaries' IS NULL THEN ARRAY[]::text[] ELSE ARRAY['beneficiaries'] END
    WHEN 'programme_years' THEN ARRAY['programmeId', 'year', 'planned', 'running', 'note', 'source', 'revision', 'revisionReason', 'publishedAt']
    WHEN 'programme_milestones' THEN ARRAY['programmeId', 'number', 'titleId', 'titleEn', 'dueOn', 'state', 'doneOn', 'droppedReason', 'revision', 'revisionReason', 'publishedAt']
    WHEN 'programme_funding' THEN ARRAY['programmeId', 'year', 'fund', 'label', 'planned', 'spent', 'source', 'revision', 'revisionReason', 'publishedAt']
    WHEN 'indicator_values' THEN ARRAY['indicatorId', 'definitionId', 'period', 'kelurahanId', 'value', 'numerator', 'denominator', 'certainty', 'breakInSeries', 'source', 'revision', 'revisionReason', 'publishedAt']
      || CASE WHEN r ->> 'state' IS NULL THEN ARRAY[]::text[] ELSE ARRAY['state'] END
    WHEN 'recommendation_reports' THEN ARRAY['recommendationId', 'status', 'text', 'source', 'publishedAt']
    WHEN 'evidence_files' THEN ARRAY['sha256', 'size', 'mediaType', 'storageKey']
    WHEN 'evidence' THEN ARRAY['fileId', 'url', 'progressReportId', 'indicatorValueId', 'recommendationId', 'followUpActionId', 'answerId', 'officialResultId', 'addedById', 'addedAt']
      || ARRAY(SELECT of FROM unnest(ARRAY['programmeYearId', 'programmeMilestoneId', 'programmeFundingId']) AS of WHERE r ->> of IS NOT NULL)
  END) AS k
$function$;
