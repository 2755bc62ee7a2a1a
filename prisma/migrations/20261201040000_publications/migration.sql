-- What goes out together: prepared by one of Diskominfo from what is verified, approved by another, out at a moment, whole
-- or not at all (docs/decisions/0032).
CREATE TYPE "PublicationStatus" AS ENUM ('PREPARED', 'APPROVED', 'OUT', 'CALLED_BACK', 'STOPPED');

CREATE TABLE "publications" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "plannedAt" TIMESTAMPTZ(3),
    "status" "PublicationStatus" NOT NULL DEFAULT 'PREPARED',
    "preparedById" UUID NOT NULL,
    "preparedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "approvedById" UUID,
    "approvedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "publications_pkey" PRIMARY KEY ("id"),
    CONSTRAINT publications_name CHECK ("name" <> ''),
    CONSTRAINT publications_other_eyes CHECK ("approvedById" <> "preparedById"),
    CONSTRAINT publications_approved CHECK (("approvedById" IS NULL) = ("approvedAt" IS NULL)),
    CONSTRAINT publications_out CHECK ("status" NOT IN ('APPROVED', 'OUT', 'STOPPED') OR "approvedById" IS NOT NULL),
    CONSTRAINT publications_closed CHECK (("closedAt" IS NULL) = ("status" IN ('PREPARED', 'APPROVED')))
);
CREATE INDEX "publications_status_plannedAt_idx" ON "publications"("status", "plannedAt");
CREATE INDEX "publications_preparedAt_idx" ON "publications"("preparedAt");
ALTER TABLE "publications" ADD CONSTRAINT "publications_preparedById_fkey" FOREIGN KEY ("preparedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "publications" ADD CONSTRAINT "publications_approvedById_fkey" FOREIGN KEY ("approvedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The entries as they were looked at: a version that has moved on stops the whole.
CREATE TABLE "publication_items" (
    "publicationId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "entryId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "stoppedFor" TEXT,
    CONSTRAINT "publication_items_pkey" PRIMARY KEY ("publicationId", "entryId"),
    CONSTRAINT publication_items_kind CHECK ("kind" IN ('progress', 'value', 'year', 'milestone', 'funding'))
);
CREATE INDEX "publication_items_entryId_idx" ON "publication_items"("entryId");
ALTER TABLE "publication_items" ADD CONSTRAINT "publication_items_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "publications"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The items of every publication with what they are about, in whatever state the entries stand by now.
CREATE VIEW prepared_entries AS
  SELECT n."publicationId", n."version" AS "preparedVersion", n."stoppedFor", n."kind", n."entryId", e."version", e."status", e."supersedesId",
      e."enteredByIds", coalesce(p."slug", i."code") AS "key", coalesce(p."name", i."nameId") AS "nameId",
      coalesce(p."name", i."nameEn") AS "nameEn", e."detail", a."shortName" AS "agency", a."closedOn" AS "agencyClosedOn",
      coalesce(p."publishedAt", i."publishedAt") AS "ownerPublishedAt", e."period", k."name" AS "kelurahan"
    FROM publication_items n
    JOIN (
      SELECT "id", "version", "status", "supersedesId", "enteredByIds", "programmeId", NULL::uuid AS "indicatorId", NULL AS "detail", "period", NULL::uuid AS "kelurahanId" FROM "progress_reports"
      UNION ALL SELECT "id", "version", "status", "supersedesId", "enteredByIds", NULL, "indicatorId", NULL, "period", "kelurahanId" FROM "indicator_values"
      UNION ALL SELECT "id", "version", "status", "supersedesId", "enteredByIds", "programmeId", NULL, NULL, "year"::text, NULL FROM "programme_years"
      UNION ALL SELECT "id", "version", "status", "supersedesId", "enteredByIds", "programmeId", NULL, "titleId", to_char("dueOn", 'YYYY-MM'), NULL FROM "programme_milestones"
      UNION ALL SELECT "id", "version", "status", "supersedesId", "enteredByIds", "programmeId", NULL, trim("fund"::text || ' ' || "label"), "year"::text, NULL FROM "programme_funding"
    ) e ON e."id" = n."entryId"
    LEFT JOIN "programmes" p ON p."id" = e."programmeId"
    LEFT JOIN "indicators" i ON i."id" = e."indicatorId"
    JOIN "agencies" a ON a."id" = coalesce(p."agencyId", i."agencyId")
    LEFT JOIN "kelurahan" k ON k."id" = e."kelurahanId";
