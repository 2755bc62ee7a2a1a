CREATE TRIGGER instruments_used BEFORE DELETE OR UPDATE ON instruments FOR EACH ROW EXECUTE FUNCTION keep_used_instrument_row();
