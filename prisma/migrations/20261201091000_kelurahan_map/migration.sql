-- Outlines of the kelurahan as ADMIN brought them, simplified for drawing; the program ships none.
CREATE TABLE "kelurahan_maps" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "source" TEXT NOT NULL,
    "boundariesOn" DATE NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "shapes" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "kelurahan_maps_pkey" PRIMARY KEY ("id"),
    CONSTRAINT kelurahan_maps_one CHECK ("id" = 1),
    CONSTRAINT kelurahan_maps_size CHECK ("width" BETWEEN 1 AND 2000 AND "height" BETWEEN 1 AND 2000),
    CONSTRAINT kelurahan_maps_shapes CHECK (jsonb_typeof("shapes") = 'object')
);

CREATE VIEW published_kelurahan_maps AS
  SELECT "id", "source", "boundariesOn", "width", "height", "shapes" FROM kelurahan_maps;
