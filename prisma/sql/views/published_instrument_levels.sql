CREATE VIEW published_instrument_levels AS
 SELECT l.id,
    l."instrumentId",
    l.value,
    l."labelId",
    l."labelEn",
    l."descriptionId",
    l."descriptionEn"
   FROM instrument_levels l
     JOIN instruments i ON i.id = l."instrumentId"
  WHERE i.status = 'ACTIVE'::"InstrumentStatus";
