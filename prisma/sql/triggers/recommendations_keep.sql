CREATE TRIGGER recommendations_keep BEFORE INSERT OR UPDATE ON recommendations FOR EACH ROW EXECUTE FUNCTION keep_recommendation();
