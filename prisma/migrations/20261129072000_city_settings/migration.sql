-- What the city is and how it works here is one row that is edited in the browser; CITY_NAME of the environment is only
-- its first name. Logo and documents of the city lie in the database: a backup of it has them.
CREATE TABLE "city_files" (
    "id" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,
    "addedById" UUID NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "city_files_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "city_files_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "city_files_size" CHECK ("size" = octet_length("content") AND "size" BETWEEN 1 AND 20971520),
    CONSTRAINT "city_files_type" CHECK ("mediaType" IN ('image/png', 'image/webp', 'application/pdf')),
    CONSTRAINT "city_files_sha256" CHECK ("sha256" = encode(sha256("content"), 'hex'))
);
CREATE TRIGGER "city_files_append_only" BEFORE UPDATE OR DELETE ON "city_files" FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE "city_settings" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT,
    "shortName" TEXT NOT NULL DEFAULT '',
    "logoId" UUID,
    "accentLight" TEXT,
    "accentDark" TEXT,
    "address" TEXT NOT NULL DEFAULT '',
    "ppidName" TEXT NOT NULL DEFAULT '',
    "ppidEmail" TEXT NOT NULL DEFAULT '',
    "ppidPhone" TEXT NOT NULL DEFAULT '',
    "regionCode" TEXT NOT NULL DEFAULT '',
    "timeZone" TEXT NOT NULL DEFAULT 'Asia/Jakarta',
    "reportRhythm" "Frequency" NOT NULL DEFAULT 'MONTHLY',
    "reportDueDay" INTEGER NOT NULL DEFAULT 10,
    "bands" JSONB NOT NULL DEFAULT '[]',
    "languages" TEXT[] NOT NULL DEFAULT ARRAY['id', 'en']::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "city_settings_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "city_settings_logoId_fkey" FOREIGN KEY ("logoId") REFERENCES "city_files"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "city_settings_one" CHECK ("id" = 1),
    CONSTRAINT "city_settings_name" CHECK ("name" IS NULL OR btrim("name") <> ''),
    CONSTRAINT "city_settings_accent" CHECK (("accentLight" IS NULL) = ("accentDark" IS NULL) AND "accentLight" ~ '^#[0-9a-f]{6}$' AND "accentDark" ~ '^#[0-9a-f]{6}$'),
    CONSTRAINT "city_settings_region" CHECK ("regionCode" = '' OR "regionCode" ~ '^[0-9]{2}\.[0-9]{2}$'),
    CONSTRAINT "city_settings_zone" CHECK ("timeZone" IN ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
    CONSTRAINT "city_settings_due_day" CHECK ("reportDueDay" BETWEEN 1 AND 28),
    CONSTRAINT "city_settings_bands" CHECK (jsonb_typeof("bands") = 'array'),
    CONSTRAINT "city_settings_languages" CHECK ('id' = ANY ("languages") AND "languages" <@ ARRAY['id', 'en'])
);
INSERT INTO "city_settings" ("id") VALUES (1);

CREATE VIEW "published_city" AS SELECT "id", "name", "shortName", "logoId", "accentLight", "accentDark", "address", "ppidName", "ppidEmail", "ppidPhone",
  "regionCode", "timeZone", "reportRhythm", "reportDueDay", "bands", "languages", "version" FROM "city_settings";

-- A frozen document keeps the zone of its day.
ALTER TABLE "round_freezes" ADD COLUMN "timeZone" TEXT NOT NULL DEFAULT 'Asia/Jakarta';
ALTER TABLE "round_freezes" ADD CONSTRAINT "round_freezes_zone" CHECK ("timeZone" IN ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'));
CREATE OR REPLACE VIEW "published_round_freezes" AS SELECT f."id", f."roundId", r."slug", f."revision", f."reason", f."publicText", f."publicSha256", f."internalSha256", f."createdAt", f."timeZone"
  FROM "round_freezes" f JOIN "evaluation_rounds" r ON r."id" = f."roundId"
  WHERE r."publishedAt" IS NOT NULL AND r."phase" = 'PUBLISHED';
