-- A part of a kelurahan or an agency goes to another one, and years later all of it: that are two acts, and the second was
-- lost where the pair was there already.
-- Compatible: a program of before leaves a second row out as it did.

DROP INDEX "agency_successions_fromId_toId_key";
CREATE UNIQUE INDEX "agency_successions_fromId_toId_on_kind_key" ON "agency_successions" ("fromId", "toId", "on", "kind");
DROP INDEX "kelurahan_successions_fromId_toId_key";
CREATE UNIQUE INDEX "kelurahan_successions_fromId_toId_on_kind_key" ON "kelurahan_successions" ("fromId", "toId", "on", "kind");

-- A target that was withdrawn, and written anew in another unit later, went when it was withdrawn.

CREATE OR REPLACE VIEW published_target_revisions AS
 SELECT a.id,
    a."indicatorId",
    a.year,
    a.revision,
    a.kind,
    a.value,
    a.low,
    a.high,
    a.state,
    a.plan,
    a.source,
    a."replacedAt",
    a.reason,
    a.withdrawn,
    m.unit,
    m.decimals
   FROM ( SELECT r.id,
            r."indicatorId",
            r.year,
            r.revision,
            r.kind,
            r.value,
            r.low,
            r.high,
            r.state,
            r.plan,
            r.source,
            r."replacedAt",
            r.reason,
            r."withdrawnAt" IS NOT NULL AS withdrawn,
            LEAST(r."withdrawnAt", r."replacedAt") AS "goneAt"
           FROM target_revisions r
             LEFT JOIN indicators i ON i.id = r."indicatorId"
          WHERE r."indicatorId" IS NULL OR i."publishedAt" IS NOT NULL
        UNION ALL
         SELECT t.id,
            t."indicatorId",
            t.year,
            t.version AS revision,
            t.kind,
            t.value,
            t.low,
            t.high,
            t.state,
            t.plan,
            t.source,
            t."withdrawnAt" AS "replacedAt",
            t.reason,
            true AS withdrawn,
            t."withdrawnAt" AS "goneAt"
           FROM indicator_targets t
             JOIN indicators i ON i.id = t."indicatorId"
          WHERE i."publishedAt" IS NOT NULL AND t."withdrawnAt" IS NOT NULL
        UNION ALL
         SELECT md5('index target '::text || t.year)::uuid AS id,
            NULL::uuid AS "indicatorId",
            t.year,
            t.version AS revision,
            'VALUE'::"TargetKind" AS kind,
            t.value,
            NULL::numeric AS low,
            NULL::numeric AS high,
            NULL::text AS state,
            t.plan,
            t.source,
            t."withdrawnAt" AS "replacedAt",
            t.reason,
            true AS withdrawn,
            t."withdrawnAt" AS "goneAt"
           FROM index_targets t
          WHERE t."withdrawnAt" IS NOT NULL) a
     LEFT JOIN LATERAL ( SELECT d.unit,
            d.decimals
           FROM indicator_definitions d
          WHERE d."indicatorId" = a."indicatorId" AND (d."validFrom" IS NULL OR d."validFrom" <= make_date(a.year, 12, 31)) AND (d."statedAt" IS NULL OR d."statedAt" < a."goneAt")
          ORDER BY d.current DESC, d.number DESC
         LIMIT 1) m ON true;
