CREATE TRIGGER fact_sources_publication AFTER INSERT OR DELETE OR UPDATE ON fact_sources FOR EACH ROW EXECUTE FUNCTION tell_publication();
