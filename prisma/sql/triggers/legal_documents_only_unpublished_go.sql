CREATE TRIGGER legal_documents_only_unpublished_go BEFORE DELETE ON legal_documents FOR EACH ROW EXECUTE FUNCTION discard_only_unpublished();
