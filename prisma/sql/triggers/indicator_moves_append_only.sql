CREATE TRIGGER indicator_moves_append_only BEFORE DELETE OR UPDATE ON indicator_moves FOR EACH ROW EXECUTE FUNCTION refuse_change();
