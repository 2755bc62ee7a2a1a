-- The search finds published decisions of the council too.
CREATE TRIGGER decisions_search_change AFTER INSERT OR UPDATE OR DELETE ON "decisions" FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
CREATE TRIGGER meetings_search_change AFTER INSERT OR UPDATE OR DELETE ON "meetings" FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
INSERT INTO "search_changes" DEFAULT VALUES;
