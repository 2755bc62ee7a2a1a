CREATE TRIGGER testimonies_publication AFTER INSERT OR DELETE OR UPDATE ON testimonies FOR EACH ROW EXECUTE FUNCTION tell_publication('status', 'PUBLISHED');
