CREATE TRIGGER scores_publication AFTER INSERT OR DELETE OR UPDATE ON scores FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '');
