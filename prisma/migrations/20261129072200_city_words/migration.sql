-- Pillars, legal documents, the glossary and the city's own sentences are edited in the browser. What is edited waits in
-- "draft" until it is published, and no view shows that column.
ALTER TABLE "pillars" ADD COLUMN "hue" INTEGER, ADD COLUMN "icon" TEXT, ADD COLUMN "draft" JSONB, ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "pillars" ADD CONSTRAINT "pillars_hue" CHECK ("hue" BETWEEN 0 AND 359);

ALTER TYPE "LegalDocumentType" ADD VALUE 'SK';
ALTER TYPE "LegalDocumentType" ADD VALUE 'SURAT_EDARAN';
ALTER TYPE "LegalDocumentType" ADD VALUE 'UU';
ALTER TYPE "LegalDocumentType" ADD VALUE 'PP';
ALTER TYPE "LegalDocumentType" ADD VALUE 'PERPRES';
ALTER TYPE "LegalDocumentType" ADD VALUE 'PERMEN';
ALTER TYPE "LegalDocumentType" ADD VALUE 'OTHER';
ALTER TYPE "LegalDocumentStatus" ADD VALUE 'REVOKED';

ALTER TABLE "legal_documents" ADD COLUMN "shippedAs" TEXT, ADD COLUMN "fileId" UUID, ADD COLUMN "draft" JSONB, ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
-- Until now every one of them came with the application.
UPDATE "legal_documents" SET "shippedAs" = "type"::text || ' ' || "year" || ' ' || "title";
CREATE UNIQUE INDEX "legal_documents_shippedAs_key" ON "legal_documents"("shippedAs");
ALTER TABLE "legal_documents" ADD CONSTRAINT "legal_documents_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "city_files"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TYPE "LegalDocumentRelation" AS ENUM ('RESTS_ON', 'REPLACES');
CREATE TABLE "legal_document_links" (
    "fromId" UUID NOT NULL,
    "toId" UUID NOT NULL,
    "relation" "LegalDocumentRelation" NOT NULL,
    CONSTRAINT "legal_document_links_pkey" PRIMARY KEY ("fromId", "toId", "relation"),
    CONSTRAINT "legal_document_links_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "legal_documents"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "legal_document_links_toId_fkey" FOREIGN KEY ("toId") REFERENCES "legal_documents"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "legal_document_links_two" CHECK ("fromId" <> "toId")
);
CREATE INDEX "legal_document_links_toId_idx" ON "legal_document_links"("toId");

CREATE TABLE "site_texts" (
    "key" TEXT NOT NULL,
    "textId" TEXT NOT NULL DEFAULT '',
    "textEn" TEXT NOT NULL DEFAULT '',
    "publishedAt" TIMESTAMPTZ(3),
    "draft" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "site_texts_pkey" PRIMARY KEY ("key")
);

CREATE TABLE "glossary_terms" (
    "id" UUID NOT NULL,
    "termId" TEXT NOT NULL,
    "termEn" TEXT NOT NULL,
    "explanationId" TEXT NOT NULL,
    "explanationEn" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3),
    "draft" JSONB,
    "shippedAs" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "glossary_terms_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "glossary_terms_term" CHECK (btrim("termId") <> '')
);
CREATE UNIQUE INDEX "glossary_terms_termId_key" ON "glossary_terms"("termId");
CREATE UNIQUE INDEX "glossary_terms_shippedAs_key" ON "glossary_terms"("shippedAs");

-- What the public has read does not vanish; what never was published may go.
CREATE FUNCTION discard_only_unpublished() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD."publishedAt" IS NOT NULL THEN
    RAISE EXCEPTION '% was published', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER "legal_documents_only_unpublished_go" BEFORE DELETE ON "legal_documents" FOR EACH ROW EXECUTE FUNCTION discard_only_unpublished();
CREATE TRIGGER "glossary_terms_only_unpublished_go" BEFORE DELETE ON "glossary_terms" FOR EACH ROW EXECUTE FUNCTION discard_only_unpublished();

CREATE OR REPLACE VIEW "published_pillars" AS SELECT p."id", p."code", p."slug", p."order", p."name", p."focusId", p."focusEn", p."hue", p."icon" FROM "pillars" p
  WHERE EXISTS (SELECT 1 FROM "instrument_pillars" ip JOIN "instruments" i ON i."id" = ip."instrumentId" WHERE ip."pillarId" = p."id" AND i."status" = 'ACTIVE')
    OR EXISTS (SELECT 1 FROM "programmes" g WHERE g."pillarId" = p."id" AND g."publishedAt" IS NOT NULL)
    OR EXISTS (SELECT 1 FROM "indicators" n WHERE n."pillarId" = p."id" AND n."publishedAt" IS NOT NULL)
    OR EXISTS (SELECT 1 FROM "scores" s WHERE s."pillarId" = p."id" AND s."publishedAt" IS NOT NULL)
    OR EXISTS (SELECT 1 FROM "recommendations" c WHERE c."pillarId" = p."id" AND c."publishedAt" IS NOT NULL);
CREATE OR REPLACE VIEW "published_legal_documents" AS SELECT l."id", l."type", l."number", l."year", l."title", l."enactedOn", l."status", l."source",
  CASE WHEN l."shipped" THEN source_published_at(l."source") ELSE l."publishedAt" END::timestamp(3) with time zone AS "publishedAt", l."shipped",
  l."fileId", f."fileName", f."size" AS "fileSize"
  FROM "legal_documents" l LEFT JOIN "city_files" f ON f."id" = l."fileId" WHERE l."publishedAt" IS NOT NULL;
CREATE VIEW "published_legal_document_links" AS SELECT k."fromId", k."toId", k."relation" FROM "legal_document_links" k
  JOIN "legal_documents" a ON a."id" = k."fromId" AND a."publishedAt" IS NOT NULL JOIN "legal_documents" b ON b."id" = k."toId" AND b."publishedAt" IS NOT NULL;
CREATE VIEW "published_city_files" AS SELECT f."id", f."fileName", f."mediaType", f."sha256", f."size", f."content" FROM "city_files" f
  WHERE EXISTS (SELECT 1 FROM "city_settings" s WHERE s."logoId" = f."id")
    OR EXISTS (SELECT 1 FROM "legal_documents" l WHERE l."fileId" = f."id" AND l."publishedAt" IS NOT NULL);
CREATE VIEW "published_site_texts" AS SELECT "key", "textId", "textEn" FROM "site_texts" WHERE "publishedAt" IS NOT NULL;
CREATE VIEW "published_glossary_terms" AS SELECT "id", "termId", "termEn", "explanationId", "explanationEn" FROM "glossary_terms" WHERE "publishedAt" IS NOT NULL;
