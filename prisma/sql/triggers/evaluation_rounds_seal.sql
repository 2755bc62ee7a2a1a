CREATE TRIGGER evaluation_rounds_seal AFTER INSERT OR UPDATE ON evaluation_rounds FOR EACH ROW EXECUTE FUNCTION seal_row();
