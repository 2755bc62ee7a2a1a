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
    -- Every word as it stands, by its Indonesian stem and by its English one; what it is called before what is said of it.
    "words" tsvector NOT NULL GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', "titleId" || ' ' || "titleEn" || ' ' || "names"), 'A')
        || setweight(to_tsvector('indonesian', "titleId" || ' ' || "names"), 'A')
        || setweight(to_tsvector('english', "titleEn" || ' ' || "names"), 'A')
        || setweight(to_tsvector('simple', "textId" || ' ' || "textEn"), 'D')
        || setweight(to_tsvector('indonesian', "textId"), 'D')
        || setweight(to_tsvector('english', "textEn"), 'D')
    ) STORED,
    -- Every word as it stands, for the list of words that there are.
    "plain" tsvector NOT NULL GENERATED ALWAYS AS (
        to_tsvector('simple', "titleId" || ' ' || "titleEn" || ' ' || "names" || ' ' || "textId" || ' ' || "textEn")
    ) STORED,

    CONSTRAINT "search_entries_pkey" PRIMARY KEY ("kind", "key")
);

-- Without a list of what came last, which is gone through whole at every search: these rows change with a publication alone.
CREATE INDEX "search_entries_words_idx" ON "search_entries" USING gin ("words") WITH (fastupdate = off);
CREATE INDEX "search_entries_at_idx" ON "search_entries" ("at" DESC);

-- The words that there are, to find the one that was meant.
CREATE TABLE "search_vocabulary" (
    "word" TEXT NOT NULL,

    CONSTRAINT "search_vocabulary_pkey" PRIMARY KEY ("word")
);

CREATE INDEX "search_vocabulary_word_trgm_idx" ON "search_vocabulary" USING gin ("word" gin_trgm_ops) WITH (fastupdate = off);
