CREATE TRIGGER survey_results_round_closed BEFORE INSERT OR DELETE OR UPDATE ON survey_results FOR EACH ROW EXECUTE FUNCTION refuse_in_published_round();
