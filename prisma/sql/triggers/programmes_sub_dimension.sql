CREATE TRIGGER programmes_sub_dimension BEFORE INSERT OR UPDATE OF "subDimension", "pillarId" ON programmes FOR EACH ROW EXECUTE FUNCTION check_programme_sub_dimension();
