CREATE TRIGGER recommendations_publication AFTER INSERT OR DELETE OR UPDATE ON recommendations FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '');
