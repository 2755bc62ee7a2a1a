CREATE TRIGGER programmes_delete BEFORE DELETE ON programmes FOR EACH ROW EXECUTE FUNCTION delete_only_unpublished();
