CREATE TRIGGER evaluation_rounds_publication AFTER INSERT OR DELETE OR UPDATE ON evaluation_rounds FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '');
