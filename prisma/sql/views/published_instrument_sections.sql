CREATE VIEW published_instrument_sections AS
 SELECT s.id,
    s."instrumentId",
    s.code,
    s."order",
    s."nameId",
    s."nameEn",
    s.weight,
    s.source
   FROM instrument_sections s
     JOIN instruments i ON i.id = s."instrumentId"
  WHERE i.status = 'ACTIVE'::"InstrumentStatus";
