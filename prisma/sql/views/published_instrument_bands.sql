CREATE VIEW published_instrument_bands AS
 SELECT b.id,
    b."instrumentId",
    b.minimum,
    b."labelId",
    b."labelEn"
   FROM instrument_bands b
     JOIN instruments i ON i.id = b."instrumentId"
  WHERE i.status = 'ACTIVE'::"InstrumentStatus";
