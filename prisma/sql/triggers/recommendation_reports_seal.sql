CREATE TRIGGER recommendation_reports_seal AFTER INSERT OR UPDATE ON recommendation_reports FOR EACH ROW EXECUTE FUNCTION seal_row();
