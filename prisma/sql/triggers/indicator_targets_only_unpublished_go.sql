CREATE TRIGGER indicator_targets_only_unpublished_go BEFORE DELETE ON indicator_targets FOR EACH ROW EXECUTE FUNCTION delete_only_unpublished_target();
