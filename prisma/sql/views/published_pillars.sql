CREATE VIEW published_pillars AS
 SELECT id,
    code,
    slug,
    "order",
    name,
    "focusId",
    "focusEn",
    hue,
    icon,
    "cityPillar"
   FROM pillars p
  WHERE (EXISTS ( SELECT 1
           FROM instrument_pillars ip
             JOIN instruments i ON i.id = ip."instrumentId"
          WHERE ip."pillarId" = p.id AND i.status = 'ACTIVE'::"InstrumentStatus")) OR (EXISTS ( SELECT 1
           FROM programmes g
          WHERE g."pillarId" = p.id AND g."publishedAt" IS NOT NULL)) OR (EXISTS ( SELECT 1
           FROM indicators n
          WHERE n."pillarId" = p.id AND n."publishedAt" IS NOT NULL)) OR (EXISTS ( SELECT 1
           FROM scores s
          WHERE s."pillarId" = p.id AND s."publishedAt" IS NOT NULL)) OR (EXISTS ( SELECT 1
           FROM recommendations c
          WHERE c."pillarId" = p.id AND c."publishedAt" IS NOT NULL));
