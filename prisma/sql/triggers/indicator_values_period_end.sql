CREATE TRIGGER indicator_values_period_end BEFORE INSERT OR UPDATE ON indicator_values FOR EACH ROW EXECUTE FUNCTION set_period_end();
