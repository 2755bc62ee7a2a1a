CREATE TRIGGER indicator_targets_publication AFTER INSERT OR DELETE OR UPDATE ON indicator_targets FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '', 'indicators', 'indicatorId');
