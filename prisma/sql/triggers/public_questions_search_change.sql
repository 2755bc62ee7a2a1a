CREATE TRIGGER public_questions_search_change AFTER INSERT OR DELETE OR UPDATE ON public_questions FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
