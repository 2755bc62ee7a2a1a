CREATE TRIGGER city_files_append_only BEFORE DELETE OR UPDATE ON city_files FOR EACH ROW EXECUTE FUNCTION refuse_change();
