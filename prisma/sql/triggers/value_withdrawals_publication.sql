CREATE TRIGGER value_withdrawals_publication AFTER INSERT OR DELETE OR UPDATE ON value_withdrawals FOR EACH ROW EXECUTE FUNCTION tell_publication();
