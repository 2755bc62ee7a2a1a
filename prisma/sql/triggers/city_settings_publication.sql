CREATE TRIGGER city_settings_publication AFTER INSERT OR DELETE OR UPDATE ON city_settings FOR EACH ROW EXECUTE FUNCTION tell_publication();
