CREATE TRIGGER agency_names_search_change AFTER INSERT OR DELETE OR UPDATE ON agency_names FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
