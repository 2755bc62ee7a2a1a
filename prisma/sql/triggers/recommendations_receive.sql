CREATE TRIGGER recommendations_receive AFTER INSERT ON recommendations FOR EACH ROW EXECUTE FUNCTION receive_recommendation();
