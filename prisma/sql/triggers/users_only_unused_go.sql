CREATE TRIGGER users_only_unused_go BEFORE DELETE ON users FOR EACH ROW EXECUTE FUNCTION delete_only_unused_account();
