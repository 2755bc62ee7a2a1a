CREATE TRIGGER round_ranks_keep BEFORE DELETE OR UPDATE ON round_ranks FOR EACH ROW EXECUTE FUNCTION keep_published_rank();
