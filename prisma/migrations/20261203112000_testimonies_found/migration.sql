-- The search finds what residents told, and no longer from the moment that a consent is withdrawn.

CREATE TRIGGER testimonies_search_change AFTER INSERT OR UPDATE OR DELETE ON "testimonies" FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
CREATE TRIGGER consents_search_change AFTER INSERT OR UPDATE OR DELETE ON "consents" FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
