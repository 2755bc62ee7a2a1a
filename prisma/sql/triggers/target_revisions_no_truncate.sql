CREATE TRIGGER target_revisions_no_truncate BEFORE TRUNCATE ON target_revisions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
