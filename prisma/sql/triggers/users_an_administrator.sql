CREATE TRIGGER users_an_administrator AFTER DELETE OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION keep_an_administrator();
