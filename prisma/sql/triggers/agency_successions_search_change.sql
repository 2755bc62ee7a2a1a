CREATE TRIGGER agency_successions_search_change AFTER INSERT OR DELETE OR UPDATE ON agency_successions FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
