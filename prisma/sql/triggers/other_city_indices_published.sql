CREATE TRIGGER other_city_indices_published BEFORE UPDATE ON other_city_indices FOR EACH ROW WHEN (old.status = 'PUBLISHED'::"EntryStatus") EXECUTE FUNCTION keep_published_other_city();
