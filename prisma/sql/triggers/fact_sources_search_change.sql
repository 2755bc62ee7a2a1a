CREATE TRIGGER fact_sources_search_change AFTER INSERT OR DELETE OR UPDATE ON fact_sources FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
