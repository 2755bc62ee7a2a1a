CREATE VIEW published_decision_links AS
 SELECT l.id,
    l."decisionId",
    l."pillarId",
    p.id AS "programmeId",
    r.id AS "recommendationId",
    i.id AS "indicatorId"
   FROM decision_links l
     JOIN published_decisions d ON d.id = l."decisionId"
     LEFT JOIN published_programmes p ON p.id = l."programmeId"
     LEFT JOIN published_recommendations r ON r.id = l."recommendationId"
     LEFT JOIN published_indicators i ON i.id = l."indicatorId"
  WHERE l."pillarId" IS NOT NULL OR p.id IS NOT NULL OR r.id IS NOT NULL OR i.id IS NOT NULL;
