-- A programme's years, milestones and money are proved by files and links too, not by words alone.
ALTER TABLE "evidence" ADD COLUMN "programmeYearId" UUID, ADD COLUMN "programmeMilestoneId" UUID, ADD COLUMN "programmeFundingId" UUID,
  ADD CONSTRAINT "evidence_programmeYearId_fkey" FOREIGN KEY ("programmeYearId") REFERENCES "programme_years"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "evidence_programmeMilestoneId_fkey" FOREIGN KEY ("programmeMilestoneId") REFERENCES "programme_milestones"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "evidence_programmeFundingId_fkey" FOREIGN KEY ("programmeFundingId") REFERENCES "programme_funding"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  DROP CONSTRAINT evidence_one_owner,
  ADD CONSTRAINT evidence_one_owner CHECK (num_nonnulls("progressReportId", "indicatorValueId", "programmeYearId", "programmeMilestoneId", "programmeFundingId", "recommendationId", "followUpActionId", "answerId", "officialResultId") = 1);
CREATE INDEX "evidence_programmeYearId_idx" ON "evidence"("programmeYearId");
CREATE INDEX "evidence_programmeMilestoneId_idx" ON "evidence"("programmeMilestoneId");
CREATE INDEX "evidence_programmeFundingId_idx" ON "evidence"("programmeFundingId");

CREATE OR REPLACE VIEW evidence_owners AS
 WITH involved AS (
         SELECT c.id,
            array_remove(ARRAY[c."leadAgencyId", c."verifierAgencyId"] || (( SELECT array_agg(s."agencyId") AS array_agg
                   FROM recommendation_supports s
                  WHERE s."recommendationId" = c.id)), NULL::uuid) || (ARRAY( SELECT former_agencies(c.id) AS former_agencies)) AS agencies
           FROM recommendations c
        ), looked AS (
         SELECT e.id,
            ARRAY( SELECT l.id
                   FROM evaluation_rounds l
                  WHERE e.year = (( SELECT max(b.year) AS max
                           FROM evaluation_rounds b
                          WHERE b.year < l.year AND (EXISTS ( SELECT 1
                                   FROM recommendations x
                                  WHERE x."roundId" = b.id))))) AS by
           FROM evaluation_rounds e
        )
 SELECT 'report'::text AS kind,
    r.id,
    p."agencyId",
    r.status::text AS status,
    r."supersededAt" IS NOT NULL AS superseded,
    NULL::uuid AS "roundId",
    NULL::"RoundPhase" AS phase,
    NULL::timestamp with time zone AS "repairClosesAt",
    NULL::uuid[] AS "readerIds",
    NULL::uuid[] AS "firstStageOfIds"
   FROM progress_reports r
     JOIN programmes p ON p.id = r."programmeId"
UNION ALL
 SELECT 'value'::text AS kind,
    v.id,
    i."agencyId",
    v.status::text AS status,
    v."supersededAt" IS NOT NULL AS superseded,
    NULL::uuid AS "roundId",
    NULL::"RoundPhase" AS phase,
    NULL::timestamp with time zone AS "repairClosesAt",
    NULL::uuid[] AS "readerIds",
    NULL::uuid[] AS "firstStageOfIds"
   FROM indicator_values v
     JOIN indicators i ON i.id = v."indicatorId"
UNION ALL
 SELECT 'recommendation'::text AS kind,
    c.id,
    c."leadAgencyId" AS "agencyId",
    c.state::text AS status,
    false AS superseded,
    c."roundId",
    r.phase,
    NULL::timestamp with time zone AS "repairClosesAt",
    n.agencies || (ARRAY( SELECT f."agencyId"
           FROM follow_up_actions f
          WHERE f."recommendationId" = c.id)) AS "readerIds",
    k.by AS "firstStageOfIds"
   FROM recommendations c
     JOIN evaluation_rounds r ON r.id = c."roundId"
     JOIN involved n ON n.id = c.id
     JOIN looked k ON k.id = c."roundId"
UNION ALL
 SELECT 'action'::text AS kind,
    f.id,
    f."agencyId",
    COALESCE(c.state::text, 'DECISION'::text) AS status,
    f."cancelledAt" IS NOT NULL AS superseded,
    c."roundId",
    r.phase,
    NULL::timestamp with time zone AS "repairClosesAt",
    n.agencies AS "readerIds",
    k.by AS "firstStageOfIds"
   FROM follow_up_actions f
     LEFT JOIN recommendations c ON c.id = f."recommendationId"
     LEFT JOIN evaluation_rounds r ON r.id = c."roundId"
     LEFT JOIN involved n ON n.id = c.id
     LEFT JOIN looked k ON k.id = c."roundId"
UNION ALL
 SELECT 'answer'::text AS kind,
    a.id,
    a."agencyId",
    a.status::text AS status,
    false AS superseded,
    a."roundId",
    r.phase,
    d."closesAt" AS "repairClosesAt",
    NULL::uuid[] AS "readerIds",
    NULL::uuid[] AS "firstStageOfIds"
   FROM answers a
     JOIN evaluation_rounds r ON r.id = a."roundId"
     LEFT JOIN round_phase_dates d ON d."roundId" = a."roundId" AND d.phase = 'EVIDENCE_REPAIR'::"RoundPhase"
UNION ALL
 SELECT 'result'::text AS kind,
    o.id,
    NULL::uuid AS "agencyId",
    o.status::text AS status,
    false AS superseded,
    o."roundId",
    r.phase,
    NULL::timestamp with time zone AS "repairClosesAt",
    NULL::uuid[] AS "readerIds",
    NULL::uuid[] AS "firstStageOfIds"
   FROM official_results o
     JOIN evaluation_rounds r ON r.id = o."roundId"
UNION ALL
 SELECT 'year'::text AS kind,
    r.id,
    p."agencyId",
    r.status::text AS status,
    r."supersededAt" IS NOT NULL AS superseded,
    NULL::uuid AS "roundId",
    NULL::"RoundPhase" AS phase,
    NULL::timestamp with time zone AS "repairClosesAt",
    NULL::uuid[] AS "readerIds",
    NULL::uuid[] AS "firstStageOfIds"
   FROM programme_years r
     JOIN programmes p ON p.id = r."programmeId"
UNION ALL
 SELECT 'milestone'::text AS kind,
    r.id,
    p."agencyId",
    r.status::text AS status,
    r."supersededAt" IS NOT NULL AS superseded,
    NULL::uuid AS "roundId",
    NULL::"RoundPhase" AS phase,
    NULL::timestamp with time zone AS "repairClosesAt",
    NULL::uuid[] AS "readerIds",
    NULL::uuid[] AS "firstStageOfIds"
   FROM programme_milestones r
     JOIN programmes p ON p.id = r."programmeId"
UNION ALL
 SELECT 'funding'::text AS kind,
    r.id,
    p."agencyId",
    r.status::text AS status,
    r."supersededAt" IS NOT NULL AS superseded,
    NULL::uuid AS "roundId",
    NULL::"RoundPhase" AS phase,
    NULL::timestamp with time zone AS "repairClosesAt",
    NULL::uuid[] AS "readerIds",
    NULL::uuid[] AS "firstStageOfIds"
   FROM programme_funding r
     JOIN programmes p ON p.id = r."programmeId";

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
          WHERE v.id = e."indicatorValueId")) OR (EXISTS ( SELECT 1
           FROM published_programme_years y
          WHERE y.id = e."programmeYearId")) OR (EXISTS ( SELECT 1
           FROM published_programme_milestones m
          WHERE m.id = e."programmeMilestoneId")) OR (EXISTS ( SELECT 1
           FROM published_programme_funding d
          WHERE d.id = e."programmeFundingId")) OR (EXISTS ( SELECT 1
           FROM published_recommendations c
          WHERE c.id = COALESCE(e."recommendationId", a."recommendationId"))));

-- Sealed with what it proves. A seal of before has none of these columns, and its row has nothing in them: nothing is sealed again.
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
