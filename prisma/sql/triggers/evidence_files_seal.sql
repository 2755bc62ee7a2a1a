CREATE TRIGGER evidence_files_seal AFTER INSERT OR UPDATE ON evidence_files FOR EACH ROW EXECUTE FUNCTION seal_row();
