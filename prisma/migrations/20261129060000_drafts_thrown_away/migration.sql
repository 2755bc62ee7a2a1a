-- What was handed in once stays; only a draft that nobody but its writers saw goes for good.
CREATE FUNCTION discard_only_drafts() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$ BEGIN
  IF OLD."status" <> 'DRAFT' OR OLD."submittedAt" IS NOT NULL THEN
    RAISE EXCEPTION 'what was handed in is not thrown away' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER progress_reports_only_drafts_go BEFORE DELETE ON "progress_reports" FOR EACH ROW EXECUTE FUNCTION discard_only_drafts();
CREATE TRIGGER indicator_values_only_drafts_go BEFORE DELETE ON "indicator_values" FOR EACH ROW EXECUTE FUNCTION discard_only_drafts();
