CREATE VIEW evidence_owners AS
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
