CREATE TRIGGER fact_corrections_publication AFTER INSERT OR DELETE OR UPDATE ON fact_corrections FOR EACH ROW EXECUTE FUNCTION tell_publication();
