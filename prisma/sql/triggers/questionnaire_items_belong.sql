CREATE TRIGGER questionnaire_items_belong BEFORE INSERT OR UPDATE ON questionnaire_items FOR EACH ROW EXECUTE FUNCTION check_item_belongs();
