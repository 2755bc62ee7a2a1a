CREATE TRIGGER fact_corrections_no_truncate BEFORE TRUNCATE ON fact_corrections FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
