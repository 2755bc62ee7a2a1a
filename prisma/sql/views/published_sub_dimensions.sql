CREATE VIEW published_sub_dimensions AS
 SELECT d.id,
    p."instrumentId",
    p."pillarId",
    d.code,
    d."order",
    d."nameId",
    d."nameEn"
   FROM sub_dimensions d
     JOIN instrument_pillars p ON p.id = d."instrumentPillarId"
     JOIN instruments i ON i.id = p."instrumentId"
  WHERE i.status = 'ACTIVE'::"InstrumentStatus";
