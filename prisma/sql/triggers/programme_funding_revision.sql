CREATE TRIGGER programme_funding_revision BEFORE INSERT OR UPDATE ON programme_funding FOR EACH ROW EXECUTE FUNCTION check_programme_part_revision('programmeId', 'year', 'fund', 'label');
