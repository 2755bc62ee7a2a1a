CREATE TRIGGER indicator_definitions_delete BEFORE DELETE ON indicator_definitions FOR EACH ROW EXECUTE FUNCTION delete_only_unpublished_definition();
