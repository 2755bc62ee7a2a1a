CREATE TRIGGER indicator_values_only_drafts_go BEFORE DELETE ON indicator_values FOR EACH ROW EXECUTE FUNCTION discard_only_drafts();
