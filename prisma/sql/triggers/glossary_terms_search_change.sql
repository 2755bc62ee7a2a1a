CREATE TRIGGER glossary_terms_search_change AFTER INSERT OR DELETE OR UPDATE ON glossary_terms FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
