CREATE TRIGGER indicators_open_agency BEFORE INSERT OR UPDATE OF "agencyId" ON indicators FOR EACH ROW EXECUTE FUNCTION refuse_closed_agency('agencyId');
