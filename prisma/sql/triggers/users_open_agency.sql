CREATE TRIGGER users_open_agency BEFORE INSERT OR UPDATE OF "agencyId" ON users FOR EACH ROW EXECUTE FUNCTION refuse_closed_agency('agencyId');
