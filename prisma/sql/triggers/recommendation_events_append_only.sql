CREATE TRIGGER recommendation_events_append_only BEFORE DELETE OR UPDATE ON recommendation_events FOR EACH ROW EXECUTE FUNCTION keep_recommendation_event();
