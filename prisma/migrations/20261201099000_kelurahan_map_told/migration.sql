-- The map is public as soon as it is there: every process hears of another one (docs/decisions/0034).
CREATE TRIGGER kelurahan_maps_publication AFTER INSERT OR UPDATE OR DELETE ON "kelurahan_maps" FOR EACH ROW EXECUTE FUNCTION tell_publication();
