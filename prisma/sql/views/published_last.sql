CREATE VIEW published_last AS
 SELECT 1 AS id,
    GREATEST(( SELECT r."publishedAt"
           FROM progress_reports r
             JOIN programmes p ON p.id = r."programmeId"
          WHERE r.status = 'PUBLISHED'::"EntryStatus" AND r."publishedAt" IS NOT NULL AND p."publishedAt" IS NOT NULL
          ORDER BY r."publishedAt" DESC
         LIMIT 1), ( SELECT v."publishedAt"
           FROM indicator_values v
             JOIN indicators i ON i.id = v."indicatorId"
          WHERE v.status = 'PUBLISHED'::"EntryStatus" AND NOT v.shipped AND v."publishedAt" IS NOT NULL AND i."publishedAt" IS NOT NULL
          ORDER BY v."publishedAt" DESC
         LIMIT 1), ( SELECT t."publishedAt"
           FROM recommendation_reports t
             JOIN recommendations c ON c.id = t."recommendationId"
             JOIN evaluation_rounds e ON e.id = c."roundId"
          WHERE NOT t.shipped AND t."publishedAt" IS NOT NULL AND c."publishedAt" IS NOT NULL AND e."publishedAt" IS NOT NULL
          ORDER BY t."publishedAt" DESC
         LIMIT 1), ( SELECT max(s."publishedAt") AS max
           FROM published_scores s
          WHERE NOT s.shipped), ( SELECT max(e."publishedAt") AS max
           FROM published_rounds e
          WHERE NOT e.shipped), ( SELECT max(p."publishedAt") AS max
           FROM published_programmes p
          WHERE NOT p.shipped), ( SELECT max(i."publishedAt") AS max
           FROM published_indicators i
          WHERE NOT i.shipped))::timestamp(3) with time zone AS at;
