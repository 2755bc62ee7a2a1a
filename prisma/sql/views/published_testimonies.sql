CREATE VIEW published_testimonies AS
 SELECT t.id,
    t."programmeId",
        CASE
            WHEN s."showName" THEN s."personName"
            ELSE t.pseudonym
        END AS name,
    t.text,
    t."toldOn",
    t."publishedAt"
   FROM testimonies t
     JOIN consents s ON s."testimonyId" = t.id
     JOIN published_programmes p ON p.id = t."programmeId"
  WHERE t.status = 'PUBLISHED'::"TestimonyStatus" AND p."quickWin";
