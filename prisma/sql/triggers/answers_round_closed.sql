CREATE TRIGGER answers_round_closed BEFORE INSERT OR DELETE OR UPDATE ON answers FOR EACH ROW EXECUTE FUNCTION refuse_in_published_round();
