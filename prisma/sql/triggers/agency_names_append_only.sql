CREATE TRIGGER agency_names_append_only BEFORE DELETE ON agency_names FOR EACH ROW EXECUTE FUNCTION refuse_change();
