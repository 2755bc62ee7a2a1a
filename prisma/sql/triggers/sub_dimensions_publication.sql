CREATE TRIGGER sub_dimensions_publication AFTER INSERT OR DELETE OR UPDATE ON sub_dimensions FOR EACH ROW EXECUTE FUNCTION tell_publication();
