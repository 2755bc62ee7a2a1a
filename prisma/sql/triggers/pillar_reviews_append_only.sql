CREATE TRIGGER pillar_reviews_append_only BEFORE DELETE OR UPDATE ON pillar_reviews FOR EACH ROW EXECUTE FUNCTION refuse_change();
