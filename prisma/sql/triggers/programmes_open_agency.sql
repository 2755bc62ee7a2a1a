CREATE TRIGGER programmes_open_agency BEFORE INSERT OR UPDATE OF "agencyId" ON programmes FOR EACH ROW EXECUTE FUNCTION refuse_closed_agency('agencyId');
