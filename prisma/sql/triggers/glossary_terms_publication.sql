CREATE TRIGGER glossary_terms_publication AFTER INSERT OR DELETE OR UPDATE ON glossary_terms FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '');
