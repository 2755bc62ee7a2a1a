CREATE TRIGGER instrument_pillars_publication AFTER INSERT OR DELETE OR UPDATE ON instrument_pillars FOR EACH ROW EXECUTE FUNCTION tell_publication('status', 'ACTIVE', 'instruments', 'instrumentId');
