CREATE TRIGGER public_questions_publication AFTER INSERT OR DELETE OR UPDATE ON public_questions FOR EACH ROW EXECUTE FUNCTION tell_publication('status', 'OPEN,ANSWERED,PUBLISHED');
