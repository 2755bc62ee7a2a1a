CREATE TRIGGER programme_milestones_seal AFTER INSERT OR UPDATE ON programme_milestones FOR EACH ROW EXECUTE FUNCTION seal_row();
