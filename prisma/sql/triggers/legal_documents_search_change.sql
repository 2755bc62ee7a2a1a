CREATE TRIGGER legal_documents_search_change AFTER INSERT OR DELETE OR UPDATE ON legal_documents FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
