CREATE TRIGGER instrument_bands_publication AFTER INSERT OR DELETE OR UPDATE ON instrument_bands FOR EACH ROW EXECUTE FUNCTION tell_publication('status', 'ACTIVE', 'instruments', 'instrumentId');
