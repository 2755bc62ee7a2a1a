CREATE TRIGGER programme_milestones_publication AFTER INSERT OR DELETE OR UPDATE ON programme_milestones FOR EACH ROW EXECUTE FUNCTION tell_publication('status', 'PUBLISHED');
