CREATE TRIGGER consents_publication AFTER INSERT OR DELETE OR UPDATE ON consents FOR EACH ROW EXECUTE FUNCTION tell_publication('status', 'PUBLISHED', 'testimonies', 'testimonyId');
