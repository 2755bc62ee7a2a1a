CREATE TRIGGER questionnaire_items_used BEFORE INSERT OR DELETE OR UPDATE ON questionnaire_items FOR EACH ROW EXECUTE FUNCTION keep_used_instrument();
