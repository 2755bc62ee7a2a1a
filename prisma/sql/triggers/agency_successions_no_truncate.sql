CREATE TRIGGER agency_successions_no_truncate BEFORE TRUNCATE ON agency_successions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
