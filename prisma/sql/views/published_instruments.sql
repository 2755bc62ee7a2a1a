CREATE VIEW published_instruments AS
 SELECT id,
    code,
    "nameId",
    "nameEn",
    "comparabilityGroup",
    "scaleMin",
    "scaleMax",
    decimals,
    framework,
    "lastYear",
    ( SELECT n.id
           FROM instruments n
          WHERE n.id = i."replacedById" AND n.status = 'ACTIVE'::"InstrumentStatus") AS "replacedById"
   FROM instruments i
  WHERE status = 'ACTIVE'::"InstrumentStatus";
