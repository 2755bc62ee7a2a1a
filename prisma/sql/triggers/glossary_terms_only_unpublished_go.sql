CREATE TRIGGER glossary_terms_only_unpublished_go BEFORE DELETE ON glossary_terms FOR EACH ROW EXECUTE FUNCTION discard_only_unpublished();
