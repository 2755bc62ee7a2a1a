CREATE TRIGGER official_results_seal AFTER INSERT OR UPDATE ON official_results FOR EACH ROW EXECUTE FUNCTION seal_row();
