CREATE TRIGGER evaluation_rounds_keep BEFORE DELETE OR UPDATE ON evaluation_rounds FOR EACH ROW EXECUTE FUNCTION keep_published_round();
