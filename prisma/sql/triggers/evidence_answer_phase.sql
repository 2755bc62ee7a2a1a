CREATE TRIGGER evidence_answer_phase BEFORE INSERT OR UPDATE ON evidence FOR EACH ROW EXECUTE FUNCTION check_answer_evidence();
