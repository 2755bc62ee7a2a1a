CREATE TRIGGER indicators_publication AFTER INSERT OR DELETE OR UPDATE ON indicators FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '');
