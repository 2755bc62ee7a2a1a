CREATE VIEW published_agency_successions AS
 SELECT id,
    kind,
    "fromId",
    "toId",
    "on",
    "legalBasis"
   FROM agency_successions;
