CREATE TRIGGER agency_successions_append_only BEFORE DELETE OR UPDATE ON agency_successions FOR EACH ROW EXECUTE FUNCTION refuse_change();
