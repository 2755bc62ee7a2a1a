-- A round of another instrument carries its evaluation in front ("pemdi-2026"): two evaluations of a year do not ask for one name.
ALTER TABLE "evaluation_rounds" DROP CONSTRAINT "rounds_slug";
ALTER TABLE "evaluation_rounds" ADD CONSTRAINT "rounds_slug" CHECK ("slug" ~ '^([a-z0-9]+(-[a-z0-9]+)*-)?[0-9]{4}(-[0-9])?$'
  AND right("slug", length("year"::text || coalesce('-' || "stage", ''))) = "year"::text || coalesce('-' || "stage", ''));
