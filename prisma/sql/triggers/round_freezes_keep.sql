CREATE TRIGGER round_freezes_keep BEFORE DELETE OR UPDATE ON round_freezes FOR EACH ROW EXECUTE FUNCTION refuse_change();
