-- What waits to be verified or published, of every kind, with what it is about and whose it is: the queue and what is done
-- to all that it shows ask the same rows.
CREATE VIEW entries_in_work AS
  SELECT e."kind", e."id", e."version", coalesce(p."slug", i."code") AS "key", coalesce(p."name", i."nameId") AS "nameId",
      coalesce(p."name", i."nameEn") AS "nameEn", e."detail", a."code" AS "agencyCode", a."shortName" AS "agency",
      s."code" AS "pillarCode", e."period", k."name" AS "kelurahan", e."status", e."submittedAt", u."name" AS "submittedBy", e."enteredByIds"
    FROM (
      SELECT 'progress' AS "kind", "id", "version", "programmeId", NULL::uuid AS "indicatorId", NULL AS "detail", "period", NULL::uuid AS "kelurahanId", "status", "submittedAt", "submittedById", "enteredByIds" FROM "progress_reports"
      UNION ALL SELECT 'value', "id", "version", NULL, "indicatorId", NULL, "period", "kelurahanId", "status", "submittedAt", "submittedById", "enteredByIds" FROM "indicator_values"
      UNION ALL SELECT 'year', "id", "version", "programmeId", NULL, NULL, "year"::text, NULL, "status", "submittedAt", "submittedById", "enteredByIds" FROM "programme_years"
      UNION ALL SELECT 'milestone', "id", "version", "programmeId", NULL, "titleId", to_char("dueOn", 'YYYY-MM'), NULL, "status", "submittedAt", "submittedById", "enteredByIds" FROM "programme_milestones"
      UNION ALL SELECT 'funding', "id", "version", "programmeId", NULL, trim("fund"::text || ' ' || "label"), "year"::text, NULL, "status", "submittedAt", "submittedById", "enteredByIds" FROM "programme_funding"
    ) e
    LEFT JOIN "programmes" p ON p."id" = e."programmeId"
    LEFT JOIN "indicators" i ON i."id" = e."indicatorId"
    JOIN "agencies" a ON a."id" = coalesce(p."agencyId", i."agencyId")
    JOIN "pillars" s ON s."id" = coalesce(p."pillarId", i."pillarId")
    JOIN "users" u ON u."id" = e."submittedById"
    LEFT JOIN "kelurahan" k ON k."id" = e."kelurahanId"
    WHERE e."status" IN ('SUBMITTED', 'VERIFIED');
