CREATE TRIGGER kelurahan_names_append_only BEFORE DELETE ON kelurahan_names FOR EACH ROW EXECUTE FUNCTION refuse_change();
