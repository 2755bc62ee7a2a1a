CREATE TRIGGER answers_open_agency BEFORE INSERT OR UPDATE OF "agencyId" ON answers FOR EACH ROW EXECUTE FUNCTION refuse_closed_agency('agencyId');
