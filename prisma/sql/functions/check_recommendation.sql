CREATE OR REPLACE FUNCTION public.check_recommendation()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE now_ "recommendations"; of_ uuid; steward uuid := (SELECT "id" FROM "agencies" WHERE "steward");
BEGIN
  of_ := CASE WHEN TG_TABLE_NAME = 'recommendations' THEN (to_jsonb(NEW) ->> 'id')::uuid ELSE (to_jsonb(NEW) ->> 'recommendationId')::uuid END;
  SELECT * INTO now_ FROM "recommendations" WHERE "id" = of_;
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF now_."state" <> 'RECEIVED' AND coalesce(now_."verifierAgencyId", steward) IN (SELECT workers_on(now_."id")) THEN
    RAISE EXCEPTION 'an agency does not verify what it works on itself' USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendations_verifier';
  END IF;
  IF TG_TABLE_NAME <> 'recommendations' THEN RETURN NULL; END IF;
  IF TG_OP = 'UPDATE' AND NEW."state" <> OLD."state" AND NOT EXISTS (SELECT 1 FROM "recommendation_events" e
      WHERE e."recommendationId" = now_."id" AND e."state" = NEW."state" AND e.xmin = pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION 'a step of a recommendation has its event' USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendations_event';
  END IF;
  IF now_."forerunnerId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "recommendations" f
      JOIN "evaluation_rounds" before ON before."id" = f."roundId" JOIN "evaluation_rounds" own ON own."id" = now_."roundId"
      WHERE f."id" = now_."forerunnerId" AND (before."year", coalesce(before."stage", 0)) < (own."year", coalesce(own."stage", 0))) THEN
    RAISE EXCEPTION 'a forerunner is of an earlier round' USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendations_forerunner';
  END IF;
  RETURN NULL;
END $function$;
