-- What evidence hangs from, in one shape: whose it is, where it stands, which round it belongs to. Permission is asked
-- of this, so that the five kinds of owner have one rule (lib/evidence/policy.ts).
CREATE VIEW "evidence_owners" AS
  SELECT 'report' AS "kind", r."id", p."agencyId", r."status"::text AS "status", r."supersededAt" IS NOT NULL AS "superseded",
    NULL::uuid AS "roundId", NULL::"RoundPhase" AS "phase", NULL::timestamptz AS "repairClosesAt"
    FROM "progress_reports" r JOIN "programmes" p ON p."id" = r."programmeId"
  UNION ALL SELECT 'value', v."id", i."agencyId", v."status"::text, v."supersededAt" IS NOT NULL, NULL, NULL, NULL
    FROM "indicator_values" v JOIN "indicators" i ON i."id" = v."indicatorId"
  UNION ALL SELECT 'recommendation', c."id", c."leadAgencyId", 'OPEN', false, c."roundId", r."phase", NULL
    FROM "recommendations" c JOIN "evaluation_rounds" r ON r."id" = c."roundId"
  UNION ALL SELECT 'answer', a."id", a."agencyId", a."status"::text, false, a."roundId", r."phase", d."closesAt"
    FROM "answers" a JOIN "evaluation_rounds" r ON r."id" = a."roundId"
    LEFT JOIN "round_phase_dates" d ON d."roundId" = a."roundId" AND d."phase" = 'EVIDENCE_REPAIR'
  UNION ALL SELECT 'result', o."id", NULL, o."status"::text, false, o."roundId", r."phase", NULL
    FROM "official_results" o JOIN "evaluation_rounds" r ON r."id" = o."roundId";

-- What the public may read of it: of the class "berkala", checked by walidata, not taken back, on a published owner.
-- Answers and official results are in none: the round's own frozen page speaks for them.
CREATE VIEW "published_evidence" AS
  SELECT e."id", e."title", e."fileName", e."url", f."mediaType", f."size", f."sha256", f."storageKey",
    e."progressReportId", e."indicatorValueId", e."recommendationId", e."addedAt", e."checkedAt"
  FROM "evidence" e LEFT JOIN "evidence_files" f ON f."id" = e."fileId"
  WHERE e."informationClass" = 'PERIODIC' AND e."checkedAt" IS NOT NULL AND e."removedAt" IS NULL
    AND (EXISTS (SELECT 1 FROM "published_progress_reports" p WHERE p."id" = e."progressReportId")
      OR EXISTS (SELECT 1 FROM "published_indicator_values" v WHERE v."id" = e."indicatorValueId")
      OR EXISTS (SELECT 1 FROM "published_recommendations" c WHERE c."id" = e."recommendationId"));

ALTER TABLE "evidence_packs"
  ADD CONSTRAINT packs_done CHECK ("done" BETWEEN 0 AND "total"),
  ADD CONSTRAINT packs_finished CHECK (("status" IN ('DONE', 'FAILED')) = ("finishedAt" IS NOT NULL)),
  -- A finished pack has its file until it expires; then only the row tells that it was made.
  ADD CONSTRAINT packs_complete CHECK ("status" <> 'DONE' OR ("size" IS NOT NULL AND "sha256" ~ '^[0-9a-f]{64}$' AND "expiresAt" IS NOT NULL)),
  ADD CONSTRAINT packs_error CHECK (("status" = 'FAILED') = ("error" IS NOT NULL));
-- One at a time for one round and person: a second press finds the first.
CREATE UNIQUE INDEX evidence_packs_one_open ON "evidence_packs" ("roundId", "requestedById") WHERE "status" IN ('QUEUED', 'RUNNING');
