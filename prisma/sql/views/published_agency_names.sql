CREATE VIEW published_agency_names AS
 SELECT id,
    "agencyId",
    name,
    "shortName",
    "fromOn",
    "legalBasis"
   FROM agency_names;
