CREATE VIEW published_instruments AS
 SELECT id,
    code,
    "nameId",
    "nameEn",
    "comparabilityGroup",
    "scaleMin",
    "scaleMax",
    decimals
   FROM instruments
  WHERE status = 'ACTIVE'::"InstrumentStatus";
