CREATE TRIGGER round_phase_dates_round_closed BEFORE INSERT OR DELETE OR UPDATE ON round_phase_dates FOR EACH ROW EXECUTE FUNCTION refuse_in_published_round();
