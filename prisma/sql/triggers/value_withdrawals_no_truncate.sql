CREATE TRIGGER value_withdrawals_no_truncate BEFORE TRUNCATE ON value_withdrawals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
