-- The last day of filling in is a day of the city, not of Jakarta.
CREATE OR REPLACE VIEW open_work AS
  SELECT 'answer' AS "kind", a."id", a."version", a."officerId", a."agencyId", r."slug" || ' · ' || q."code" AS "code",
      q."textId" AS "nameId", coalesce(nullif(q."textEn", ''), q."textId") AS "nameEn",
      (SELECT (d."closesAt" AT TIME ZONE (SELECT "timeZone" FROM "city_settings"))::date FROM "round_phase_dates" d WHERE d."roundId" = r."id" AND d."phase" = 'FILLING') AS "dueOn"
    FROM "answers" a JOIN "evaluation_rounds" r ON r."id" = a."roundId" JOIN "questionnaire_items" q ON q."id" = a."itemId"
    WHERE r."phase" <> 'PUBLISHED' AND a."officerId" IS NOT NULL
  UNION ALL SELECT 'recommendation', c."id", c."version", c."officerId", c."leadAgencyId", r."slug" || '/' || c."order", c."text", c."text", c."dueOn"
    FROM "recommendations" c JOIN "evaluation_rounds" r ON r."id" = c."roundId"
    WHERE c."state" NOT IN ('CONFIRMED', 'REPORTED') AND c."officerId" IS NOT NULL
  UNION ALL SELECT 'action', f."id", f."version", f."officerId", f."agencyId", coalesce(r."slug" || '/' || c."order", ''), f."text", f."text", f."dueOn"
    FROM "follow_up_actions" f LEFT JOIN "recommendations" c ON c."id" = f."recommendationId" LEFT JOIN "evaluation_rounds" r ON r."id" = c."roundId"
    WHERE f."cancelledAt" IS NULL AND f."percent" < 100 AND (c."id" IS NULL OR c."state" NOT IN ('CONFIRMED', 'REPORTED')) AND f."officerId" IS NOT NULL
  UNION ALL SELECT 'question', p."id", p."version", p."officerId", p."agencyId", p."number"::text, p."text", p."text", NULL
    FROM "public_questions" p WHERE p."status" IN ('OPEN', 'ANSWERED') AND p."officerId" IS NOT NULL;
