CREATE TRIGGER score_replies_append_only BEFORE DELETE OR UPDATE ON score_replies FOR EACH ROW EXECUTE FUNCTION refuse_change();
