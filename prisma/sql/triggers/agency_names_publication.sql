CREATE TRIGGER agency_names_publication AFTER INSERT OR DELETE OR UPDATE ON agency_names FOR EACH ROW EXECUTE FUNCTION tell_publication();
