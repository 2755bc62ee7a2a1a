CREATE TRIGGER action_updates_no_truncate BEFORE TRUNCATE ON action_updates FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
