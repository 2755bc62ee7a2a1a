CREATE TRIGGER instruments_search_change AFTER INSERT OR DELETE OR UPDATE ON instruments FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
