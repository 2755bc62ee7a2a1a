CREATE VIEW entries_in_work AS
 SELECT e.kind,
    e.id,
    e.version,
    COALESCE(p.slug, i.code) AS key,
    COALESCE(p.name, i."nameId") AS "nameId",
    COALESCE(p.name, i."nameEn") AS "nameEn",
    e.detail,
    a.code AS "agencyCode",
    a."shortName" AS agency,
    s.code AS "pillarCode",
    e.period,
    k.name AS kelurahan,
    e.status,
    e."submittedAt",
    u.name AS "submittedBy",
    e."enteredByIds"
   FROM ( SELECT 'progress'::text AS kind,
            progress_reports.id,
            progress_reports.version,
            progress_reports."programmeId",
            NULL::uuid AS "indicatorId",
            NULL::text AS detail,
            progress_reports.period,
            NULL::uuid AS "kelurahanId",
            progress_reports.status,
            progress_reports."submittedAt",
            progress_reports."submittedById",
            progress_reports."enteredByIds"
           FROM progress_reports
        UNION ALL
         SELECT 'value'::text,
            indicator_values.id,
            indicator_values.version,
            NULL::uuid,
            indicator_values."indicatorId",
            NULL::text,
            indicator_values.period,
            indicator_values."kelurahanId",
            indicator_values.status,
            indicator_values."submittedAt",
            indicator_values."submittedById",
            indicator_values."enteredByIds"
           FROM indicator_values
        UNION ALL
         SELECT 'year'::text,
            programme_years.id,
            programme_years.version,
            programme_years."programmeId",
            NULL::uuid,
            NULL::text,
            programme_years.year::text AS year,
            NULL::uuid,
            programme_years.status,
            programme_years."submittedAt",
            programme_years."submittedById",
            programme_years."enteredByIds"
           FROM programme_years
        UNION ALL
         SELECT 'milestone'::text,
            programme_milestones.id,
            programme_milestones.version,
            programme_milestones."programmeId",
            NULL::uuid,
            programme_milestones."titleId",
            to_char(programme_milestones."dueOn"::timestamp with time zone, 'YYYY-MM'::text) AS to_char,
            NULL::uuid,
            programme_milestones.status,
            programme_milestones."submittedAt",
            programme_milestones."submittedById",
            programme_milestones."enteredByIds"
           FROM programme_milestones
        UNION ALL
         SELECT 'funding'::text,
            programme_funding.id,
            programme_funding.version,
            programme_funding."programmeId",
            NULL::uuid,
            TRIM(BOTH FROM (programme_funding.fund::text || ' '::text) || programme_funding.label) AS btrim,
            programme_funding.year::text AS year,
            NULL::uuid,
            programme_funding.status,
            programme_funding."submittedAt",
            programme_funding."submittedById",
            programme_funding."enteredByIds"
           FROM programme_funding) e
     LEFT JOIN programmes p ON p.id = e."programmeId"
     LEFT JOIN indicators i ON i.id = e."indicatorId"
     JOIN agencies a ON a.id = COALESCE(p."agencyId", i."agencyId")
     JOIN pillars s ON s.id = COALESCE(p."pillarId", i."pillarId")
     JOIN users u ON u.id = e."submittedById"
     LEFT JOIN kelurahan k ON k.id = e."kelurahanId"
  WHERE e.status = ANY (ARRAY['SUBMITTED'::"EntryStatus", 'VERIFIED'::"EntryStatus"]);
