-- What came to the public, was corrected or taken back, out of the public views alone. What shipped with the product is no
-- news; an entry is news once what it belongs to is published too.
CREATE VIEW published_changes AS
  WITH about AS (
    SELECT i."id", 'INDICATOR' AS "kind", i."code" AS "key", i."nameId" AS "titleId", i."nameEn" AS "titleEn", p."code" AS "pillarCode",
        g."slug" AS "programmeSlug", i."publishedAt", i."shipped"
      FROM published_indicators i LEFT JOIN published_pillars p ON p."id" = i."pillarId" LEFT JOIN published_programmes g ON g."id" = i."programmeId"
    UNION ALL SELECT g."id", 'PROGRAMME', g."slug", g."name", g."name", p."code", g."slug", g."publishedAt", g."shipped"
      FROM published_programmes g LEFT JOIN published_pillars p ON p."id" = g."pillarId"
  ), told AS (
    SELECT 'value ' || v."id" AS "id", 'value' AS "what", v."indicatorId" AS "aboutId", v."publishedAt" AS "at", o."id" IS NOT NULL AS "corrects", v."period", v."kelurahan" AS "detail",
        CASE WHEN o."id" IS NOT NULL THEN jsonb_build_object('kind', 'value', 'value', trim_scale(o."value")::text, 'state', o."state", 'unit', o."unit", 'decimals', o."decimals") END AS "before",
        jsonb_build_object('kind', 'value', 'value', trim_scale(v."value")::text, 'state', v."state", 'unit', v."unit", 'decimals', v."decimals") AS "after",
        v."revisionReason" AS "reasonId", v."revisionReasonEn" AS "reasonEn"
      FROM published_indicator_values v LEFT JOIN published_indicator_values o ON o."id" = v."supersedesId" WHERE NOT v."shipped"
    UNION ALL
    SELECT 'progress ' || r."id", 'progress', r."programmeId", r."publishedAt", o."id" IS NOT NULL, r."period", NULL,
        CASE WHEN o."id" IS NOT NULL THEN jsonb_build_object('kind', 'progress', 'percent', trim_scale(o."physicalPercent")::text) END,
        jsonb_build_object('kind', 'progress', 'percent', trim_scale(r."physicalPercent")::text), r."revisionReason", NULL
      FROM published_progress_reports r LEFT JOIN published_progress_reports o ON o."id" = r."supersedesId"
    UNION ALL
    SELECT 'year ' || y."id", 'year', y."programmeId", y."publishedAt", o."id" IS NOT NULL, y."year"::text, NULL,
        CASE WHEN o."id" IS NOT NULL THEN jsonb_build_object('kind', 'year', 'planned', o."planned", 'running', o."running") END,
        jsonb_build_object('kind', 'year', 'planned', y."planned", 'running', y."running"), y."revisionReason", NULL
      FROM published_programme_years y
      LEFT JOIN published_programme_years o ON o."programmeId" = y."programmeId" AND o."year" = y."year" AND o."revision" = y."revision" - 1
    UNION ALL
    SELECT 'milestone ' || m."id", 'milestone', m."programmeId", m."publishedAt", o."id" IS NOT NULL, to_char(m."dueOn", 'YYYY-MM'), m."titleId",
        CASE WHEN o."id" IS NOT NULL THEN jsonb_build_object('kind', 'milestone', 'state', o."state", 'dueOn', o."dueOn") END,
        jsonb_build_object('kind', 'milestone', 'state', m."state", 'dueOn', m."dueOn"), m."revisionReason", NULL
      FROM published_programme_milestones m
      LEFT JOIN published_programme_milestones o ON o."programmeId" = m."programmeId" AND o."number" = m."number" AND o."revision" = m."revision" - 1
    UNION ALL
    SELECT 'funding ' || f."id", 'funding', f."programmeId", f."publishedAt", o."id" IS NOT NULL, f."year"::text, trim(f."fund"::text || ' ' || f."label"),
        CASE WHEN o."id" IS NOT NULL THEN jsonb_build_object('kind', 'funding', 'planned', o."planned"::text, 'spent', o."spent"::text) END,
        jsonb_build_object('kind', 'funding', 'planned', f."planned"::text, 'spent', f."spent"::text), f."revisionReason", NULL
      FROM published_programme_funding f
      LEFT JOIN published_programme_funding o ON o."programmeId" = f."programmeId" AND o."year" = f."year" AND o."fund" = f."fund" AND o."label" = f."label" AND o."revision" = f."revision" - 1
  )
  SELECT t."id", t."what", CASE WHEN t."corrects" THEN 'CORRECTED' ELSE 'PUBLISHED' END AS "act", greatest(t."at", a."publishedAt") AS "at", a."kind", a."key", a."titleId", a."titleEn",
      a."pillarCode", a."programmeSlug", t."period", t."detail", t."before", t."after", t."reasonId", coalesce(t."reasonEn", t."reasonId") AS "reasonEn"
    FROM told t JOIN about a ON a."id" = t."aboutId"
  UNION ALL
  SELECT 'withdrawal ' || w."valueId", 'value', 'WITHDRAWN', w."at", a."kind", a."key", a."titleId", a."titleEn", a."pillarCode", a."programmeSlug", v."period", v."kelurahan",
      jsonb_build_object('kind', 'value', 'value', trim_scale(v."value")::text, 'state', v."state", 'unit', v."unit", 'decimals', v."decimals"), NULL, w."reasonId", w."reasonEn"
    FROM published_value_withdrawals w JOIN published_indicator_values v ON v."id" = w."valueId" JOIN about a ON a."id" = v."indicatorId"
  UNION ALL
  SELECT 'about ' || a."id", lower(a."kind"), 'PUBLISHED', a."publishedAt", a."kind", a."key", a."titleId", a."titleEn", a."pillarCode", a."programmeSlug", NULL, NULL, NULL, NULL, NULL, NULL
    FROM about a WHERE NOT a."shipped" AND a."publishedAt" IS NOT NULL
  UNION ALL
  SELECT 'round ' || r."id", 'round', 'PUBLISHED', r."publishedAt", 'ROUND', r."slug", concat_ws(' ', 'Putaran', r."year", 'tahap ' || r."stage"), concat_ws(' ', 'Round', r."year", 'stage ' || r."stage"),
      NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM published_rounds r WHERE NOT r."shipped" AND r."publishedAt" IS NOT NULL
  UNION ALL
  SELECT 'score ' || s."id", 'score', 'CORRECTED', greatest(s."publishedAt", CASE WHEN NOT r."shipped" THEN r."publishedAt" END), 'ROUND', r."slug", concat_ws(' ', 'Putaran', r."year", 'tahap ' || r."stage"),
      concat_ws(' ', 'Round', r."year", 'stage ' || r."stage"), p."code", NULL, NULL, coalesce(p."name", ''),
      jsonb_build_object('kind', 'score', 'value', trim_scale(o."value")::text), jsonb_build_object('kind', 'score', 'value', trim_scale(s."value")::text), NULL, NULL
    FROM published_scores s JOIN published_rounds r ON r."id" = s."roundId"
    JOIN published_scores o ON o."roundId" = s."roundId" AND o."target" = s."target" AND o."sectionId" IS NOT DISTINCT FROM s."sectionId"
      AND o."pillarId" IS NOT DISTINCT FROM s."pillarId" AND o."revision" = s."revision" - 1
    LEFT JOIN published_pillars p ON p."id" = s."pillarId"
    WHERE NOT s."shipped" AND s."publishedAt" IS NOT NULL
  UNION ALL
  SELECT 'recommendation ' || c."kind" || ' ' || c."id", CASE c."kind" WHEN 'DUE' THEN 'due' WHEN 'REPORTED' THEN 'report' ELSE 'recommendation' END, CASE c."kind" WHEN 'DUE' THEN 'CORRECTED' ELSE 'PUBLISHED' END,
      c."at", 'RECOMMENDATION', r."slug" || '/' || d."order", d."text", d."text", p."code", NULL, NULL, NULL,
      CASE WHEN c."dueBefore" IS NOT NULL THEN jsonb_build_object('kind', 'due', 'day', c."dueBefore") END,
      CASE WHEN c."dueAfter" IS NOT NULL THEN jsonb_build_object('kind', 'due', 'day', c."dueAfter") END, NULL, NULL
    FROM published_recommendation_changes c JOIN published_recommendations d ON d."id" = c."recommendationId" JOIN published_rounds r ON r."id" = d."roundId"
    LEFT JOIN published_pillars p ON p."id" = d."pillarId" WHERE c."at" IS NOT NULL
  UNION ALL
  SELECT 'decision ' || d."id", 'decision', 'PUBLISHED', d."publishedAt", 'DECISION', d."id"::text, d."text", d."text", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM published_decisions d
  UNION ALL
  SELECT 'answer ' || q."number", 'answer', 'PUBLISHED', q."publishedAt", 'QUESTION', q."number"::text, q."text", q."text", p."code", g."slug", NULL, NULL, NULL, NULL, NULL, NULL
    FROM published_questions q LEFT JOIN published_programmes g ON g."id" = q."programmeId" LEFT JOIN published_pillars p ON p."id" = coalesce(q."pillarId", g."pillarId")
    WHERE q."answer" IS NOT NULL AND q."publishedAt" IS NOT NULL
  UNION ALL
  SELECT 'legal ' || l."id", 'legalDocument', 'PUBLISHED', l."publishedAt", 'LEGAL_DOCUMENT', l."id"::text, l."title", l."title", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM published_legal_documents l WHERE NOT l."shipped" AND l."publishedAt" IS NOT NULL;
