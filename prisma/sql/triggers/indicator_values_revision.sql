CREATE TRIGGER indicator_values_revision BEFORE INSERT OR UPDATE ON indicator_values FOR EACH ROW EXECUTE FUNCTION check_value_revision();
