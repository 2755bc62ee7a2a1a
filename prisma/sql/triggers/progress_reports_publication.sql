CREATE TRIGGER progress_reports_publication AFTER INSERT OR DELETE OR UPDATE ON progress_reports FOR EACH ROW EXECUTE FUNCTION tell_publication('status', 'PUBLISHED');
