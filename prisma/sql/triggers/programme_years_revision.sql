CREATE TRIGGER programme_years_revision BEFORE INSERT OR UPDATE ON programme_years FOR EACH ROW EXECUTE FUNCTION check_programme_part_revision('programmeId', 'year');
