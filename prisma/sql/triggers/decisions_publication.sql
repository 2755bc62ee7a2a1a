CREATE TRIGGER decisions_publication AFTER INSERT OR DELETE OR UPDATE ON decisions FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '');
