CREATE TRIGGER instrument_pillars_search_change AFTER INSERT OR DELETE OR UPDATE ON instrument_pillars FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
