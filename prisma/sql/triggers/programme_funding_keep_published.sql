CREATE TRIGGER programme_funding_keep_published BEFORE DELETE OR UPDATE ON programme_funding FOR EACH ROW EXECUTE FUNCTION keep_published();
