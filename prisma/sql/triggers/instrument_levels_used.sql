CREATE TRIGGER instrument_levels_used BEFORE INSERT OR DELETE OR UPDATE ON instrument_levels FOR EACH ROW EXECUTE FUNCTION keep_used_instrument();
