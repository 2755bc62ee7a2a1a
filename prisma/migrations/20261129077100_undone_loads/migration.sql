-- A load can be taken back as long as nothing of it was changed or published since: which rows it wrote is kept with it.
ALTER TYPE "LoadStatus" ADD VALUE 'UNDONE';
-- By its text: the new word itself cannot be used before this migration is through.
ALTER TABLE "loads" ADD COLUMN "written" JSONB,
  DROP CONSTRAINT loads_result,
  ADD CONSTRAINT loads_result CHECK (("status"::text IN ('APPLIED', 'UNDONE')) = ("result" IS NOT NULL));

-- With an account that nobody ever used, and a target of an indicator that nobody outside the office ever read.
CREATE FUNCTION delete_only_unused_account() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$ BEGIN
  IF OLD."passwordHash" IS NOT NULL OR OLD."lastSignInAt" IS NOT NULL THEN
    RAISE EXCEPTION 'an account that was used is closed and never deleted' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER users_only_unused_go BEFORE DELETE ON "users" FOR EACH ROW EXECUTE FUNCTION delete_only_unused_account();

CREATE FUNCTION delete_only_unpublished_target() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM "indicators" i WHERE i."id" = OLD."indicatorId" AND i."publishedAt" IS NOT NULL) THEN
    RAISE EXCEPTION 'a target of a published indicator is never deleted: it is withdrawn' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER indicator_targets_only_unpublished_go BEFORE DELETE ON "indicator_targets" FOR EACH ROW EXECUTE FUNCTION delete_only_unpublished_target();
