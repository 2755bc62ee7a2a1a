CREATE TRIGGER recommendation_reports_search_change AFTER INSERT OR DELETE OR UPDATE ON recommendation_reports FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
