CREATE TRIGGER site_texts_publication AFTER INSERT OR DELETE OR UPDATE ON site_texts FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '');
