-- What other cities reached in the same evaluation, from what they or the ministry published.
CREATE TABLE "other_city_indices" (
    "id" UUID NOT NULL,
    "city" TEXT NOT NULL,
    "roundId" UUID NOT NULL,
    "value" DECIMAL(6,3) NOT NULL,
    "source" TEXT NOT NULL,
    "status" "EntryStatus" NOT NULL DEFAULT 'SUBMITTED',
    "enteredById" UUID NOT NULL,
    "checkedById" UUID,
    "reason" TEXT NOT NULL DEFAULT '',
    "publishedAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "other_city_indices_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "other_city_indices_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "evaluation_rounds"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "other_city_indices_enteredById_fkey" FOREIGN KEY ("enteredById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "other_city_indices_checkedById_fkey" FOREIGN KEY ("checkedById") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT other_city_indices_other_eyes CHECK ("checkedById" <> "enteredById"),
    CONSTRAINT other_city_indices_checked CHECK ("status" NOT IN ('VERIFIED', 'PUBLISHED') OR "checkedById" IS NOT NULL),
    CONSTRAINT other_city_indices_published CHECK (("status" = 'PUBLISHED') = ("publishedAt" IS NOT NULL)),
    CONSTRAINT other_city_indices_withdrawn CHECK ("withdrawnAt" IS NULL OR ("publishedAt" IS NOT NULL AND "reason" <> ''))
);
CREATE UNIQUE INDEX other_city_indices_once ON "other_city_indices" (lower("city"), "roundId") WHERE "withdrawnAt" IS NULL;
CREATE INDEX "other_city_indices_roundId_idx" ON "other_city_indices"("roundId");
CREATE INDEX "other_city_indices_enteredById_idx" ON "other_city_indices"("enteredById");
CREATE INDEX "other_city_indices_checkedById_idx" ON "other_city_indices"("checkedById");

CREATE FUNCTION keep_published_other_city() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$ BEGIN
  IF (NEW."city", NEW."roundId", NEW."value", NEW."source", NEW."status", NEW."publishedAt") IS DISTINCT FROM
     (OLD."city", OLD."roundId", OLD."value", OLD."source", OLD."status", OLD."publishedAt") THEN
    RAISE EXCEPTION 'a published figure of another city is taken back, not rewritten' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER other_city_indices_published BEFORE UPDATE ON "other_city_indices"
  FOR EACH ROW WHEN (OLD."status" = 'PUBLISHED') EXECUTE FUNCTION keep_published_other_city();

CREATE VIEW published_other_city_indices AS
  SELECT o."id", o."city", o."roundId", r."slug" AS "round", r."year", r."stage", o."value", o."source", o."publishedAt"
    FROM other_city_indices o JOIN published_rounds r ON r."id" = o."roundId"
   WHERE o."status" = 'PUBLISHED' AND o."withdrawnAt" IS NULL;
