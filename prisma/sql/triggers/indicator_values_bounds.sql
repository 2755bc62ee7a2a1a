CREATE TRIGGER indicator_values_bounds BEFORE INSERT OR UPDATE ON indicator_values FOR EACH ROW EXECUTE FUNCTION check_value_bounds();
