CREATE TRIGGER users_session_version BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION raise_session_version();
