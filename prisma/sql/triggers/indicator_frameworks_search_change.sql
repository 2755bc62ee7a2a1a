CREATE TRIGGER indicator_frameworks_search_change AFTER INSERT OR DELETE OR UPDATE ON indicator_frameworks FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
