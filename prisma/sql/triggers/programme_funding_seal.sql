CREATE TRIGGER programme_funding_seal AFTER INSERT OR UPDATE ON programme_funding FOR EACH ROW EXECUTE FUNCTION seal_row();
