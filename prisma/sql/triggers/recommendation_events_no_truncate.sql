CREATE TRIGGER recommendation_events_no_truncate BEFORE TRUNCATE ON recommendation_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
