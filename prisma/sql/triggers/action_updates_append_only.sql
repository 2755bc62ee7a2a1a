CREATE TRIGGER action_updates_append_only BEFORE DELETE OR UPDATE ON action_updates FOR EACH ROW EXECUTE FUNCTION refuse_change();
