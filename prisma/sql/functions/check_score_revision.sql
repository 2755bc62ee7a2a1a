CREATE OR REPLACE FUNCTION public.check_score_revision()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ BEGIN
  IF NEW."supersedesId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "scores" s WHERE s."id" = NEW."supersedesId"
     AND s."roundId" = NEW."roundId" AND s."target" = NEW."target" AND s."origin" = NEW."origin"
     AND s."sectionId" IS NOT DISTINCT FROM NEW."sectionId" AND s."pillarId" IS NOT DISTINCT FROM NEW."pillarId" AND s."itemId" IS NOT DISTINCT FROM NEW."itemId"
     AND s."authorId" IS NOT DISTINCT FROM NEW."authorId" AND s."revision" = NEW."revision" - 1) THEN
    RAISE EXCEPTION 'a revision continues the score of the same author' USING ERRCODE = 'check_violation', CONSTRAINT = 'score_revision_chain';
  END IF;
  RETURN NEW;
END $function$;
