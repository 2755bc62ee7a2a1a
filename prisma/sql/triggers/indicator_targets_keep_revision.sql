CREATE TRIGGER indicator_targets_keep_revision BEFORE UPDATE ON indicator_targets FOR EACH ROW EXECUTE FUNCTION keep_target_revision();
