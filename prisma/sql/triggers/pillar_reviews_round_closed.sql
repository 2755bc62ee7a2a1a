CREATE TRIGGER pillar_reviews_round_closed BEFORE INSERT ON pillar_reviews FOR EACH ROW EXECUTE FUNCTION refuse_in_published_round();
