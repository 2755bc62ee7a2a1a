CREATE TRIGGER evaluation_rounds_instrument BEFORE INSERT OR UPDATE OF "instrumentId" ON evaluation_rounds FOR EACH ROW EXECUTE FUNCTION check_round_instrument();
