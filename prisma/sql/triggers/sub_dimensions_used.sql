CREATE TRIGGER sub_dimensions_used BEFORE INSERT OR DELETE OR UPDATE ON sub_dimensions FOR EACH ROW EXECUTE FUNCTION keep_used_sub_dimension();
