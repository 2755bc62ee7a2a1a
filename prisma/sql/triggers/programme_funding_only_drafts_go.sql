CREATE TRIGGER programme_funding_only_drafts_go BEFORE DELETE ON programme_funding FOR EACH ROW EXECUTE FUNCTION discard_only_drafts();
