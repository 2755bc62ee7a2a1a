CREATE TRIGGER index_targets_keep_revision BEFORE UPDATE ON index_targets FOR EACH ROW EXECUTE FUNCTION keep_target_revision();
