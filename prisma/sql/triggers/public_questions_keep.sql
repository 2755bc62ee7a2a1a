CREATE TRIGGER public_questions_keep BEFORE UPDATE ON public_questions FOR EACH ROW EXECUTE FUNCTION keep_question();
