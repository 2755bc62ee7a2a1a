CREATE TRIGGER indicator_values_state BEFORE INSERT OR UPDATE ON indicator_values FOR EACH ROW EXECUTE FUNCTION check_value_state();
