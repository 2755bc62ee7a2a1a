CREATE TRIGGER recommendation_events_unchecked BEFORE INSERT ON recommendation_events FOR EACH ROW EXECUTE FUNCTION check_unchecked_reason();
