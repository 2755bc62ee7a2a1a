CREATE TRIGGER recommendations_search_change AFTER INSERT OR DELETE OR UPDATE ON recommendations FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
