CREATE TRIGGER evidence_publication AFTER INSERT OR DELETE OR UPDATE ON evidence FOR EACH ROW EXECUTE FUNCTION tell_publication('checkedAt', '');
