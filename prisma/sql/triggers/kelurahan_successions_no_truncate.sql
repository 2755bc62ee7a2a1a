CREATE TRIGGER kelurahan_successions_no_truncate BEFORE TRUNCATE ON kelurahan_successions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
