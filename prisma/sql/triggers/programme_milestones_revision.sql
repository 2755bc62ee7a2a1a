CREATE TRIGGER programme_milestones_revision BEFORE INSERT OR UPDATE ON programme_milestones FOR EACH ROW EXECUTE FUNCTION check_programme_part_revision('programmeId', 'number');
