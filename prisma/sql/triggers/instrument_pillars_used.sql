CREATE TRIGGER instrument_pillars_used BEFORE INSERT OR DELETE OR UPDATE ON instrument_pillars FOR EACH ROW EXECUTE FUNCTION keep_used_instrument();
