-- The search of the public site (docs/decisions/0031): what is published, written out of the public views in the form in which
-- it is looked up. Nothing here is known nowhere else: it can be emptied, and is whole again at the next search.
CREATE TABLE "search_entries" (
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "titleId" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL,
    "names" TEXT NOT NULL,
    "textId" TEXT NOT NULL,
    "textEn" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3),
    -- What it is called: every word as it stands, by its Indonesian stem and by its English one. Rows are ordered by it, for
    -- it is short and stands in the row itself.
    "named" tsvector NOT NULL GENERATED ALWAYS AS (
        to_tsvector('simple', "titleId" || ' ' || "titleEn" || ' ' || "names")
        || to_tsvector('indonesian', "titleId" || ' ' || "names")
        || to_tsvector('english', "titleEn" || ' ' || "names")
    ) STORED,
    -- The same with what is said of it: rows are found by it.
    "words" tsvector NOT NULL GENERATED ALWAYS AS (
        to_tsvector('simple', "titleId" || ' ' || "titleEn" || ' ' || "names" || ' ' || "textId" || ' ' || "textEn")
        || to_tsvector('indonesian', "titleId" || ' ' || "names" || ' ' || "textId")
        || to_tsvector('english', "titleEn" || ' ' || "names" || ' ' || "textEn")
    ) STORED,
    -- Every word as it stands, for the list of words that there are.
    "plain" tsvector NOT NULL GENERATED ALWAYS AS (
        to_tsvector('simple', "titleId" || ' ' || "titleEn" || ' ' || "names" || ' ' || "textId" || ' ' || "textEn")
    ) STORED,

    CONSTRAINT "search_entries_pkey" PRIMARY KEY ("kind", "key")
);

-- A short list of what came last: it is gone through whole at every search.
CREATE INDEX "search_entries_words_idx" ON "search_entries" USING gin ("words") WITH (gin_pending_list_limit = 256);
CREATE INDEX "search_entries_at_idx" ON "search_entries" ("at" DESC);

-- The words that there are, to find the one that was meant.
CREATE TABLE "search_vocabulary" (
    "word" TEXT NOT NULL,

    CONSTRAINT "search_vocabulary_pkey" PRIMARY KEY ("word")
);

CREATE INDEX "search_vocabulary_word_trgm_idx" ON "search_vocabulary" USING gin ("word" gin_trgm_ops) WITH (gin_pending_list_limit = 256);

-- What was changed since the index was last written, one row for each statement: a search compares the public views with the
-- index only where there is one. Rows and not a counter, which writers would wait for each other to raise; and seen with the
-- change itself, never before it.
CREATE TABLE "search_changes" (
    "id" BIGSERIAL NOT NULL,

    CONSTRAINT "search_changes_pkey" PRIMARY KEY ("id")
);

CREATE FUNCTION note_search_change() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO "search_changes" DEFAULT VALUES;
    RETURN NULL;
END $$;

-- Every table that a view of the search reads; a test holds the list against the rooms' `findable.ts`.
CREATE TRIGGER agencies_search_change AFTER INSERT OR UPDATE OR DELETE ON "agencies" FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
CREATE TRIGGER agency_names_search_change AFTER INSERT OR UPDATE OR DELETE ON "agency_names" FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
CREATE TRIGGER agency_successions_search_change AFTER INSERT OR UPDATE OR DELETE ON "agency_successions" FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
CREATE TRIGGER city_files_search_change AFTER INSERT OR UPDATE OR DELETE ON "city_files" FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
CREATE TRIGGER evaluation_rounds_search_change AFTER INSERT OR UPDATE OR DELETE ON "evaluation_rounds" FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
CREATE TRIGGER fact_sources_search_change AFTER INSERT OR UPDATE OR DELETE ON "fact_sources" FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
CREATE TRIGGER glossary_terms_search_change AFTER INSERT OR UPDATE OR DELETE ON "glossary_terms" FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
CREATE TRIGGER indicator_definitions_search_change AFTER INSERT OR UPDATE OR DELETE ON "indicator_definitions" FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
CREATE TRIGGER indicator_frameworks_search_change AFTER INSERT OR UPDATE OR DELETE ON "indicator_frameworks" FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
CREATE TRIGGER indicators_search_change AFTER INSERT OR UPDATE OR DELETE ON "indicators" FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
CREATE TRIGGER instrument_pillars_search_change AFTER INSERT OR UPDATE OR DELETE ON "instrument_pillars" FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
CREATE TRIGGER instruments_search_change AFTER INSERT OR UPDATE OR DELETE ON "instruments" FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
CREATE TRIGGER kelurahan_search_change AFTER INSERT OR UPDATE OR DELETE ON "kelurahan" FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
CREATE TRIGGER legal_documents_search_change AFTER INSERT OR UPDATE OR DELETE ON "legal_documents" FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
CREATE TRIGGER pillars_search_change AFTER INSERT OR UPDATE OR DELETE ON "pillars" FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
CREATE TRIGGER programmes_search_change AFTER INSERT OR UPDATE OR DELETE ON "programmes" FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
CREATE TRIGGER public_questions_search_change AFTER INSERT OR UPDATE OR DELETE ON "public_questions" FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
CREATE TRIGGER recommendation_reports_search_change AFTER INSERT OR UPDATE OR DELETE ON "recommendation_reports" FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
CREATE TRIGGER recommendations_search_change AFTER INSERT OR UPDATE OR DELETE ON "recommendations" FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();
CREATE TRIGGER scores_search_change AFTER INSERT OR UPDATE OR DELETE ON "scores" FOR EACH STATEMENT EXECUTE FUNCTION note_search_change();

INSERT INTO "search_changes" DEFAULT VALUES;
