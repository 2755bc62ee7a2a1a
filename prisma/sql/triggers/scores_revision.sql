CREATE TRIGGER scores_revision BEFORE INSERT ON scores FOR EACH ROW EXECUTE FUNCTION check_score_revision();
