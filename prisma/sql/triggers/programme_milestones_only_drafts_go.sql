CREATE TRIGGER programme_milestones_only_drafts_go BEFORE DELETE ON programme_milestones FOR EACH ROW EXECUTE FUNCTION discard_only_drafts();
