CREATE TRIGGER programme_partners_publication AFTER INSERT OR DELETE OR UPDATE ON programme_partners FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '', 'programmes', 'programmeId');
