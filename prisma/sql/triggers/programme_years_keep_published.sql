CREATE TRIGGER programme_years_keep_published BEFORE DELETE OR UPDATE ON programme_years FOR EACH ROW EXECUTE FUNCTION keep_published();
