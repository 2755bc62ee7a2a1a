CREATE TRIGGER programme_funding_publication AFTER INSERT OR DELETE OR UPDATE ON programme_funding FOR EACH ROW EXECUTE FUNCTION tell_publication('status', 'PUBLISHED');
