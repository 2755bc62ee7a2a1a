CREATE TRIGGER target_revisions_publication AFTER INSERT OR DELETE OR UPDATE ON target_revisions FOR EACH ROW EXECUTE FUNCTION tell_publication();
