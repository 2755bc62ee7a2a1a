CREATE TRIGGER programme_supports_publication AFTER INSERT OR DELETE OR UPDATE ON programme_supports FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '', 'programmes', 'programmeId');
