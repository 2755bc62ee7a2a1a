CREATE VIEW published_indicator_moves AS
 SELECT m.id,
    m."indicatorId",
    m."fromPillarId",
    m."toPillarId",
    m."movedOn",
    m.reason
   FROM indicator_moves m
     JOIN indicators i ON i.id = m."indicatorId"
  WHERE i."publishedAt" IS NOT NULL;
