CREATE TRIGGER round_ranks_publication AFTER INSERT OR DELETE OR UPDATE ON round_ranks FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '', 'evaluation_rounds', 'roundId');
