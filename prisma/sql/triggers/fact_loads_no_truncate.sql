CREATE TRIGGER fact_loads_no_truncate BEFORE TRUNCATE ON fact_loads FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
