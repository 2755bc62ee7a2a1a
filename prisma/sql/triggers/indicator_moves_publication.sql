CREATE TRIGGER indicator_moves_publication AFTER INSERT OR DELETE OR UPDATE ON indicator_moves FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '', 'indicators', 'indicatorId');
