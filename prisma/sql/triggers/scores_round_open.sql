CREATE TRIGGER scores_round_open BEFORE INSERT ON scores FOR EACH ROW EXECUTE FUNCTION check_round_is_open();
