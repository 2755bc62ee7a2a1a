CREATE TRIGGER programmes_publication AFTER INSERT OR DELETE OR UPDATE ON programmes FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '');
