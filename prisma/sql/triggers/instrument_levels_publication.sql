CREATE TRIGGER instrument_levels_publication AFTER INSERT OR DELETE OR UPDATE ON instrument_levels FOR EACH ROW EXECUTE FUNCTION tell_publication('status', 'ACTIVE', 'instruments', 'instrumentId');
