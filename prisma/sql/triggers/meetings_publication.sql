CREATE TRIGGER meetings_publication AFTER UPDATE OF "heldOn" ON meetings FOR EACH ROW WHEN (old."heldOn" IS DISTINCT FROM new."heldOn") EXECUTE FUNCTION tell_publication();
