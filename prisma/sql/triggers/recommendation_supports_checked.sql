CREATE CONSTRAINT TRIGGER recommendation_supports_checked AFTER INSERT OR UPDATE ON recommendation_supports DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_recommendation();
