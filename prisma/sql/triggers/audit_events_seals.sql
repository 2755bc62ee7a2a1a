CREATE TRIGGER audit_events_seals BEFORE INSERT ON audit_events FOR EACH ROW WHEN (new.action ~~ 'seal%'::text) EXECUTE FUNCTION refuse_forged_seal();
