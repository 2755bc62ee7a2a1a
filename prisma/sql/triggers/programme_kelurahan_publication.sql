CREATE TRIGGER programme_kelurahan_publication AFTER INSERT OR DELETE OR UPDATE ON programme_kelurahan FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '', 'programmes', 'programmeId');
