CREATE TRIGGER progress_reports_seal AFTER INSERT OR UPDATE ON progress_reports FOR EACH ROW EXECUTE FUNCTION seal_row();
