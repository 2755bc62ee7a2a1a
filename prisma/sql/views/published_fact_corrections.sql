CREATE VIEW published_fact_corrections AS
 SELECT id,
    at,
    entity,
    "entityId",
    key,
    field,
    before,
    after,
    "reasonId",
    "reasonEn"
   FROM fact_corrections;
