CREATE VIEW published_decisions AS
 SELECT d.id,
    d."order",
    m."heldOn",
    d."publishedText" AS text,
    d."publishedAt"
   FROM decisions d
     JOIN meetings m ON m.id = d."meetingId"
  WHERE d."publishedAt" IS NOT NULL;
