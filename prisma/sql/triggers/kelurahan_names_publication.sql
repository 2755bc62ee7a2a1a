CREATE TRIGGER kelurahan_names_publication AFTER INSERT OR DELETE OR UPDATE ON kelurahan_names FOR EACH ROW EXECUTE FUNCTION tell_publication();
