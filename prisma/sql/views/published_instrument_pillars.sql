CREATE VIEW published_instrument_pillars AS
 SELECT p.id,
    p."instrumentId",
    p."pillarId",
    p."order"
   FROM instrument_pillars p
     JOIN instruments i ON i.id = p."instrumentId"
  WHERE i.status = 'ACTIVE'::"InstrumentStatus";
