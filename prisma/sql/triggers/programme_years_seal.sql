CREATE TRIGGER programme_years_seal AFTER INSERT OR UPDATE ON programme_years FOR EACH ROW EXECUTE FUNCTION seal_row();
