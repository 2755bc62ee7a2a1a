CREATE TRIGGER instrument_sections_used BEFORE INSERT OR DELETE OR UPDATE ON instrument_sections FOR EACH ROW EXECUTE FUNCTION keep_used_instrument();
