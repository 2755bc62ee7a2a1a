-- Agencies and kelurahan are renamed, merged and split by regulation. Their names have a first day, who took over from
-- whom stands beside, and what is closed takes nothing new.
ALTER TABLE "agencies" ADD COLUMN "closedOn" DATE, ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
-- The data steward checks what all others enter: without one nothing is ever published.
ALTER TABLE "agencies" ADD CONSTRAINT "agencies_steward_open" CHECK (NOT ("steward" AND "closedOn" IS NOT NULL));

CREATE TABLE "agency_names" (
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "shortName" TEXT NOT NULL,
    "fromOn" DATE,
    "legalBasis" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "agency_names_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "agency_names_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "agency_names_text" CHECK (btrim("name") <> '' AND btrim("shortName") <> ''),
    CONSTRAINT "agency_names_basis" CHECK ("fromOn" IS NULL OR btrim("legalBasis") <> '')
);
CREATE INDEX "agency_names_agencyId_idx" ON "agency_names"("agencyId");
CREATE UNIQUE INDEX "agency_names_one_a_day" ON "agency_names"("agencyId", (coalesce("fromOn", '0001-01-01'::date)));
CREATE TRIGGER "agency_names_append_only" BEFORE DELETE ON "agency_names" FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TYPE "SuccessionKind" AS ENUM ('MERGE', 'SPLIT');
CREATE TABLE "agency_successions" (
    "id" UUID NOT NULL,
    "kind" "SuccessionKind" NOT NULL,
    "fromId" UUID NOT NULL,
    "toId" UUID NOT NULL,
    "on" DATE NOT NULL,
    "legalBasis" TEXT NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "agency_successions_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "agency_successions_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "agency_successions_toId_fkey" FOREIGN KEY ("toId") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "agency_successions_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "agency_successions_two" CHECK ("fromId" <> "toId"),
    CONSTRAINT "agency_successions_basis" CHECK (btrim("legalBasis") <> '')
);
CREATE UNIQUE INDEX "agency_successions_fromId_toId_key" ON "agency_successions"("fromId", "toId");
CREATE INDEX "agency_successions_toId_idx" ON "agency_successions"("toId");
CREATE TRIGGER "agency_successions_append_only" BEFORE UPDATE OR DELETE ON "agency_successions" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "agency_successions_no_truncate" BEFORE TRUNCATE ON "agency_successions" EXECUTE FUNCTION refuse_change();

-- A closed agency takes no new work and no new accounts; what it has stays, so that its past can still be read.
CREATE FUNCTION refuse_closed_agency() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE wanted uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid; before uuid := CASE WHEN TG_OP = 'UPDATE' THEN (to_jsonb(OLD) ->> TG_ARGV[0])::uuid END;
BEGIN
  IF wanted IS DISTINCT FROM before AND EXISTS (SELECT 1 FROM "agencies" WHERE "id" = wanted AND "closedOn" IS NOT NULL) THEN
    RAISE EXCEPTION 'agency % is closed (%)', wanted, TG_TABLE_NAME USING ERRCODE = 'check_violation', CONSTRAINT = 'agency_closed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "users_open_agency" BEFORE INSERT OR UPDATE OF "agencyId" ON "users" FOR EACH ROW EXECUTE FUNCTION refuse_closed_agency('agencyId');
CREATE TRIGGER "programmes_open_agency" BEFORE INSERT OR UPDATE OF "agencyId" ON "programmes" FOR EACH ROW EXECUTE FUNCTION refuse_closed_agency('agencyId');
CREATE TRIGGER "indicators_open_agency" BEFORE INSERT OR UPDATE OF "agencyId" ON "indicators" FOR EACH ROW EXECUTE FUNCTION refuse_closed_agency('agencyId');
CREATE TRIGGER "recommendations_open_agency" BEFORE INSERT OR UPDATE OF "leadAgencyId" ON "recommendations" FOR EACH ROW EXECUTE FUNCTION refuse_closed_agency('leadAgencyId');
CREATE TRIGGER "recommendation_supports_open_agency" BEFORE INSERT OR UPDATE OF "agencyId" ON "recommendation_supports" FOR EACH ROW EXECUTE FUNCTION refuse_closed_agency('agencyId');
CREATE TRIGGER "follow_up_actions_open_agency" BEFORE INSERT OR UPDATE OF "agencyId" ON "follow_up_actions" FOR EACH ROW EXECUTE FUNCTION refuse_closed_agency('agencyId');
CREATE TRIGGER "answers_open_agency" BEFORE INSERT OR UPDATE OF "agencyId" ON "answers" FOR EACH ROW EXECUTE FUNCTION refuse_closed_agency('agencyId');
CREATE TRIGGER "public_questions_open_agency" BEFORE INSERT OR UPDATE OF "agencyId" ON "public_questions" FOR EACH ROW EXECUTE FUNCTION refuse_closed_agency('agencyId');

ALTER TABLE "kelurahan" ALTER COLUMN "areaKm2" DROP NOT NULL,
  ADD COLUMN "code" TEXT, ADD COLUMN "codeListedOn" DATE, ADD COLUMN "closedOn" DATE, ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
CREATE UNIQUE INDEX "kelurahan_code_key" ON "kelurahan"("code");
ALTER TABLE "kelurahan" ADD CONSTRAINT "kelurahan_code" CHECK ("code" ~ '^[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}$' AND left("code", 8) = "kecamatanCode");
ALTER TABLE "kelurahan" ADD CONSTRAINT "kelurahan_code_listed" CHECK (("code" IS NULL) = ("codeListedOn" IS NULL));

CREATE TABLE "kelurahan_names" (
    "id" UUID NOT NULL,
    "kelurahanId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "fromOn" DATE,
    "legalBasis" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "kelurahan_names_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "kelurahan_names_kelurahanId_fkey" FOREIGN KEY ("kelurahanId") REFERENCES "kelurahan"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "kelurahan_names_text" CHECK (btrim("name") <> ''),
    CONSTRAINT "kelurahan_names_basis" CHECK ("fromOn" IS NULL OR btrim("legalBasis") <> '')
);
CREATE INDEX "kelurahan_names_kelurahanId_idx" ON "kelurahan_names"("kelurahanId");
CREATE UNIQUE INDEX "kelurahan_names_one_a_day" ON "kelurahan_names"("kelurahanId", (coalesce("fromOn", '0001-01-01'::date)));
CREATE TRIGGER "kelurahan_names_append_only" BEFORE DELETE ON "kelurahan_names" FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE "kelurahan_successions" (
    "id" UUID NOT NULL,
    "kind" "SuccessionKind" NOT NULL,
    "fromId" UUID NOT NULL,
    "toId" UUID NOT NULL,
    "on" DATE NOT NULL,
    "legalBasis" TEXT NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "kelurahan_successions_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "kelurahan_successions_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "kelurahan"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "kelurahan_successions_toId_fkey" FOREIGN KEY ("toId") REFERENCES "kelurahan"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "kelurahan_successions_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "kelurahan_successions_two" CHECK ("fromId" <> "toId"),
    CONSTRAINT "kelurahan_successions_basis" CHECK (btrim("legalBasis") <> '')
);
CREATE UNIQUE INDEX "kelurahan_successions_fromId_toId_key" ON "kelurahan_successions"("fromId", "toId");
CREATE INDEX "kelurahan_successions_toId_idx" ON "kelurahan_successions"("toId");
CREATE TRIGGER "kelurahan_successions_append_only" BEFORE UPDATE OR DELETE ON "kelurahan_successions" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "kelurahan_successions_no_truncate" BEFORE TRUNCATE ON "kelurahan_successions" EXECUTE FUNCTION refuse_change();

CREATE OR REPLACE VIEW "published_agencies" AS SELECT "id", "code", "name", "shortName", "cityAgency", "closedOn" FROM "agencies";
CREATE OR REPLACE VIEW "published_kelurahan" AS SELECT "id", "name", "kecamatan", "code", "closedOn" FROM "kelurahan";
CREATE VIEW "published_agency_names" AS SELECT "id", "agencyId", "name", "shortName", "fromOn", "legalBasis" FROM "agency_names";
CREATE VIEW "published_agency_successions" AS SELECT "id", "kind", "fromId", "toId", "on", "legalBasis" FROM "agency_successions";
