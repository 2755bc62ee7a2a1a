CREATE TRIGGER indicator_values_keep_published BEFORE DELETE OR UPDATE ON indicator_values FOR EACH ROW EXECUTE FUNCTION keep_published();
