CREATE TRIGGER follow_up_actions_open_agency BEFORE INSERT OR UPDATE OF "agencyId" ON follow_up_actions FOR EACH ROW EXECUTE FUNCTION refuse_closed_agency('agencyId');
