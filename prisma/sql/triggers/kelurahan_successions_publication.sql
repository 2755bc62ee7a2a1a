CREATE TRIGGER kelurahan_successions_publication AFTER INSERT OR DELETE OR UPDATE ON kelurahan_successions FOR EACH ROW EXECUTE FUNCTION tell_publication();
