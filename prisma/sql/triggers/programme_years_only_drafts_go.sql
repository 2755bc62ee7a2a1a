CREATE TRIGGER programme_years_only_drafts_go BEFORE DELETE ON programme_years FOR EACH ROW EXECUTE FUNCTION discard_only_drafts();
