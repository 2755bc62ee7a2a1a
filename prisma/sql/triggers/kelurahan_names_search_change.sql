CREATE TRIGGER kelurahan_names_search_change AFTER INSERT OR DELETE OR UPDATE ON kelurahan_names FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
