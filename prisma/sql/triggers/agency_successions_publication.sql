CREATE TRIGGER agency_successions_publication AFTER INSERT OR DELETE OR UPDATE ON agency_successions FOR EACH ROW EXECUTE FUNCTION tell_publication();
