CREATE TRIGGER indicator_values_publication AFTER INSERT OR DELETE OR UPDATE ON indicator_values FOR EACH ROW EXECUTE FUNCTION tell_publication('status', 'PUBLISHED');
