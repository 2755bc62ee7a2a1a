CREATE TRIGGER indicator_values_seal AFTER INSERT OR UPDATE ON indicator_values FOR EACH ROW EXECUTE FUNCTION seal_row();
