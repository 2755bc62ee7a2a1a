CREATE TRIGGER programme_years_publication AFTER INSERT OR DELETE OR UPDATE ON programme_years FOR EACH ROW EXECUTE FUNCTION tell_publication('status', 'PUBLISHED');
