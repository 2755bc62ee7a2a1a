CREATE TRIGGER index_targets_publication AFTER INSERT OR DELETE OR UPDATE ON index_targets FOR EACH ROW EXECUTE FUNCTION tell_publication();
