CREATE TRIGGER fact_loads_append_only BEFORE DELETE OR UPDATE ON fact_loads FOR EACH ROW EXECUTE FUNCTION refuse_change();
