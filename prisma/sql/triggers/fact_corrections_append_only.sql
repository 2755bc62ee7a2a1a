CREATE TRIGGER fact_corrections_append_only BEFORE DELETE OR UPDATE ON fact_corrections FOR EACH ROW EXECUTE FUNCTION refuse_change();
