CREATE TRIGGER kelurahan_maps_publication AFTER INSERT OR DELETE OR UPDATE ON kelurahan_maps FOR EACH ROW EXECUTE FUNCTION tell_publication();
