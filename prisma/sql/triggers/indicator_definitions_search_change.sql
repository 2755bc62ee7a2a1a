CREATE TRIGGER indicator_definitions_search_change AFTER INSERT OR DELETE OR UPDATE ON indicator_definitions FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
