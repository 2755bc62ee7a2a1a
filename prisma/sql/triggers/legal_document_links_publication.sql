CREATE TRIGGER legal_document_links_publication AFTER INSERT OR DELETE OR UPDATE ON legal_document_links FOR EACH ROW EXECUTE FUNCTION tell_publication();
