CREATE VIEW prepared_entries AS
 SELECT n."publicationId",
    n.version AS "preparedVersion",
    n."stoppedFor",
    n.kind,
    n."entryId",
    e.version,
    e.status,
    e."supersedesId",
    e."enteredByIds",
    COALESCE(p.slug, i.code) AS key,
    COALESCE(p.name, i."nameId") AS "nameId",
    COALESCE(p.name, i."nameEn") AS "nameEn",
    e.detail,
    a."shortName" AS agency,
    a."closedOn" AS "agencyClosedOn",
    COALESCE(p."publishedAt", i."publishedAt") AS "ownerPublishedAt",
    e.period,
    k.name AS kelurahan
   FROM publication_items n
     JOIN ( SELECT progress_reports.id,
            progress_reports.version,
            progress_reports.status,
            progress_reports."supersedesId",
            progress_reports."enteredByIds",
            progress_reports."programmeId",
            NULL::uuid AS "indicatorId",
            NULL::text AS detail,
            progress_reports.period,
            NULL::uuid AS "kelurahanId"
           FROM progress_reports
        UNION ALL
         SELECT indicator_values.id,
            indicator_values.version,
            indicator_values.status,
            indicator_values."supersedesId",
            indicator_values."enteredByIds",
            NULL::uuid,
            indicator_values."indicatorId",
            NULL::text,
            indicator_values.period,
            indicator_values."kelurahanId"
           FROM indicator_values
        UNION ALL
         SELECT programme_years.id,
            programme_years.version,
            programme_years.status,
            programme_years."supersedesId",
            programme_years."enteredByIds",
            programme_years."programmeId",
            NULL::uuid,
            NULL::text,
            programme_years.year::text AS year,
            NULL::uuid
           FROM programme_years
        UNION ALL
         SELECT programme_milestones.id,
            programme_milestones.version,
            programme_milestones.status,
            programme_milestones."supersedesId",
            programme_milestones."enteredByIds",
            programme_milestones."programmeId",
            NULL::uuid,
            programme_milestones."titleId",
            to_char(programme_milestones."dueOn"::timestamp with time zone, 'YYYY-MM'::text) AS to_char,
            NULL::uuid
           FROM programme_milestones
        UNION ALL
         SELECT programme_funding.id,
            programme_funding.version,
            programme_funding.status,
            programme_funding."supersedesId",
            programme_funding."enteredByIds",
            programme_funding."programmeId",
            NULL::uuid,
            TRIM(BOTH FROM (programme_funding.fund::text || ' '::text) || programme_funding.label) AS btrim,
            programme_funding.year::text AS year,
            NULL::uuid
           FROM programme_funding) e ON e.id = n."entryId"
     LEFT JOIN programmes p ON p.id = e."programmeId"
     LEFT JOIN indicators i ON i.id = e."indicatorId"
     JOIN agencies a ON a.id = COALESCE(p."agencyId", i."agencyId")
     LEFT JOIN kelurahan k ON k.id = e."kelurahanId";
