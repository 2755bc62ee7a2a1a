CREATE TRIGGER evidence_files_keep BEFORE UPDATE ON evidence_files FOR EACH ROW EXECUTE FUNCTION refuse_change();
