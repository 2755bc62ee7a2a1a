CREATE TRIGGER evaluation_rounds_search_change AFTER INSERT OR DELETE OR UPDATE ON evaluation_rounds FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
