-- Who keeps the city's data is no secret, and not the same office in every city.
CREATE OR REPLACE VIEW published_agencies AS
 SELECT id,
    code,
    name,
    "shortName",
    "cityAgency",
    "closedOn",
    steward
   FROM agencies;
