CREATE TRIGGER indicator_targets_decimals BEFORE INSERT OR UPDATE OF value, low, high, state ON indicator_targets FOR EACH ROW EXECUTE FUNCTION check_target_decimals();
