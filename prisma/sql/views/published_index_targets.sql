CREATE VIEW published_index_targets AS
 SELECT year,
    value,
    plan,
    source,
    version AS revision,
    reason,
        CASE
            WHEN "changedById" IS NOT NULL THEN "changedAt"
            ELSE NULL::timestamp with time zone
        END AS "changedAt"
   FROM index_targets
  WHERE "withdrawnAt" IS NULL;
