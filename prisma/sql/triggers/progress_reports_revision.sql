CREATE TRIGGER progress_reports_revision BEFORE INSERT OR UPDATE ON progress_reports FOR EACH ROW EXECUTE FUNCTION check_progress_revision();
