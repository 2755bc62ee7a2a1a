CREATE TRIGGER round_freezes_no_truncate BEFORE TRUNCATE ON round_freezes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
