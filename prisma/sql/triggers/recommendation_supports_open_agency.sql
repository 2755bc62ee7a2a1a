CREATE TRIGGER recommendation_supports_open_agency BEFORE INSERT OR UPDATE OF "agencyId" ON recommendation_supports FOR EACH ROW EXECUTE FUNCTION refuse_closed_agency('agencyId');
