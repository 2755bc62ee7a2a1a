CREATE TRIGGER testimonies_search_change AFTER INSERT OR DELETE OR UPDATE ON testimonies FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
