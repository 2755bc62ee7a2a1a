CREATE VIEW published_agencies AS
 SELECT id,
    code,
    name,
    "shortName",
    "cityAgency",
    "closedOn",
    steward
   FROM agencies;
