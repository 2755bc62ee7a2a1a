CREATE TRIGGER official_results_keep BEFORE DELETE OR UPDATE ON official_results FOR EACH ROW EXECUTE FUNCTION keep_confirmed_result();
