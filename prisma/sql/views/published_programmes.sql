CREATE VIEW published_programmes AS
 SELECT id,
    slug,
    name,
    "pillarId",
    "agencyId",
    "quickWin",
    status,
    "startedPeriod",
    "endedPeriod",
    "descriptionId",
    "descriptionEn",
    source,
        CASE
            WHEN shipped THEN source_published_at(source)
            ELSE "publishedAt"
        END::timestamp(3) with time zone AS "publishedAt",
    shipped,
    code,
    "subDimension",
    "benefitId",
    "benefitEn",
    "masterplanFrom",
    "masterplanTo",
    "closedOn",
    "closedReason"
   FROM programmes
  WHERE "publishedAt" IS NOT NULL;
