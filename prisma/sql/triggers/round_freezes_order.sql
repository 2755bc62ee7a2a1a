CREATE TRIGGER round_freezes_order BEFORE INSERT ON round_freezes FOR EACH ROW EXECUTE FUNCTION check_freeze_order();
