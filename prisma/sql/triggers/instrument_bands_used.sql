CREATE TRIGGER instrument_bands_used BEFORE INSERT OR DELETE OR UPDATE ON instrument_bands FOR EACH ROW EXECUTE FUNCTION keep_used_instrument();
