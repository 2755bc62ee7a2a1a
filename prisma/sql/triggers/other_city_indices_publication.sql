CREATE TRIGGER other_city_indices_publication AFTER INSERT OR DELETE OR UPDATE ON other_city_indices FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '');
