CREATE TRIGGER progress_reports_period_end BEFORE INSERT OR UPDATE ON progress_reports FOR EACH ROW EXECUTE FUNCTION set_period_end();
