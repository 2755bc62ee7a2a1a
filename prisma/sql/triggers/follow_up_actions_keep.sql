CREATE TRIGGER follow_up_actions_keep BEFORE INSERT OR UPDATE ON follow_up_actions FOR EACH ROW EXECUTE FUNCTION keep_action();
