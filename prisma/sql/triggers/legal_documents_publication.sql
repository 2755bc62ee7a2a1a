CREATE TRIGGER legal_documents_publication AFTER INSERT OR DELETE OR UPDATE ON legal_documents FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '');
