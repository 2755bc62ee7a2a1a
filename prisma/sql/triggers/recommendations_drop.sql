CREATE TRIGGER recommendations_drop BEFORE DELETE ON recommendations FOR EACH ROW EXECUTE FUNCTION drop_recommendation();
