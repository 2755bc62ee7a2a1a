CREATE TRIGGER recommendation_reports_publication AFTER INSERT OR DELETE OR UPDATE ON recommendation_reports FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '');
