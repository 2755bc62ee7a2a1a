CREATE TRIGGER progress_reports_only_drafts_go BEFORE DELETE ON progress_reports FOR EACH ROW EXECUTE FUNCTION discard_only_drafts();
