CREATE TRIGGER programme_milestones_keep_published BEFORE DELETE OR UPDATE ON programme_milestones FOR EACH ROW EXECUTE FUNCTION keep_published();
