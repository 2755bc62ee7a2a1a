CREATE TRIGGER instruments_publication AFTER INSERT OR DELETE OR UPDATE ON instruments FOR EACH ROW EXECUTE FUNCTION tell_publication('status', 'ACTIVE');
