CREATE TRIGGER target_revisions_append_only BEFORE DELETE OR UPDATE ON target_revisions FOR EACH ROW EXECUTE FUNCTION refuse_change();
