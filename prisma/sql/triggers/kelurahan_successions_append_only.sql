CREATE TRIGGER kelurahan_successions_append_only BEFORE DELETE OR UPDATE ON kelurahan_successions FOR EACH ROW EXECUTE FUNCTION refuse_change();
