CREATE TRIGGER audit_links_made_here BEFORE INSERT ON audit_links FOR EACH ROW EXECUTE FUNCTION refuse_forged_link();
