-- Another city's index is public once it is published: every process hears of it (docs/decisions/0034).
CREATE TRIGGER other_city_indices_publication AFTER INSERT OR UPDATE OR DELETE ON "other_city_indices" FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '');
