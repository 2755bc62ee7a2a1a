CREATE TRIGGER public_questions_open_agency BEFORE INSERT OR UPDATE OF "agencyId" ON public_questions FOR EACH ROW EXECUTE FUNCTION refuse_closed_agency('agencyId');
