CREATE TRIGGER indicators_delete BEFORE DELETE ON indicators FOR EACH ROW EXECUTE FUNCTION delete_only_unpublished();
