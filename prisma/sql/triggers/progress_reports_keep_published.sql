CREATE TRIGGER progress_reports_keep_published BEFORE DELETE OR UPDATE ON progress_reports FOR EACH ROW EXECUTE FUNCTION keep_published();
