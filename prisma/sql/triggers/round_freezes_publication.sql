CREATE TRIGGER round_freezes_publication AFTER INSERT OR DELETE OR UPDATE ON round_freezes FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '', 'evaluation_rounds', 'roundId');
