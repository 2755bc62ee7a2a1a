CREATE TRIGGER recommendations_open_agency BEFORE INSERT OR UPDATE OF "leadAgencyId" ON recommendations FOR EACH ROW EXECUTE FUNCTION refuse_closed_agency('leadAgencyId');
