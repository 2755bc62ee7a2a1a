CREATE TRIGGER testimonies_withdrawn AFTER UPDATE ON testimonies FOR EACH ROW WHEN (new.status = 'WITHDRAWN'::"TestimonyStatus") EXECUTE FUNCTION empty_consent();
