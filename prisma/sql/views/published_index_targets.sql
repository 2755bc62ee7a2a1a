CREATE VIEW published_index_targets AS
 SELECT year,
    value,
    plan,
    source
   FROM index_targets;
