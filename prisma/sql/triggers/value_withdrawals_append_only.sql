CREATE TRIGGER value_withdrawals_append_only BEFORE DELETE OR UPDATE ON value_withdrawals FOR EACH ROW EXECUTE FUNCTION refuse_change();
