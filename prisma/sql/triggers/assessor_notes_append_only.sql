CREATE TRIGGER assessor_notes_append_only BEFORE DELETE OR UPDATE ON assessor_notes FOR EACH ROW EXECUTE FUNCTION refuse_change();
