-- Who had a hand in a recommendation: whoever told how an action went on or added evidence that still counts.
CREATE FUNCTION hands_in(recommendation uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT u."actorId" FROM "action_updates" u JOIN "follow_up_actions" a ON a."id" = u."actionId" WHERE a."recommendationId" = recommendation
  UNION SELECT e."addedById" FROM "evidence" e LEFT JOIN "follow_up_actions" a ON a."id" = e."followUpActionId"
    WHERE coalesce(e."recommendationId", a."recommendationId") = recommendation AND e."removedAt" IS NULL
$$;

-- The agencies that work on it: the leading one, its helpers, and those whose action is not given up.
CREATE FUNCTION workers_on(recommendation uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT "leadAgencyId" FROM "recommendations" WHERE "id" = recommendation
  UNION SELECT "agencyId" FROM "recommendation_supports" WHERE "recommendationId" = recommendation
  UNION SELECT "agencyId" FROM "follow_up_actions" WHERE "recommendationId" = recommendation AND "cancelledAt" IS NULL
$$;

CREATE OR REPLACE FUNCTION keep_recommendation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE steps text[] := ARRAY['RECEIVED ASSIGNED', 'ASSIGNED IN_PROGRESS', 'ASSIGNED SUBMITTED', 'IN_PROGRESS SUBMITTED', 'RETURNED SUBMITTED',
  'SUBMITTED VERIFIED', 'SUBMITTED RETURNED', 'VERIFIED CONFIRMED', 'VERIFIED RETURNED', 'CONFIRMED REPORTED'];
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."state" <> 'RECEIVED' THEN
      RAISE EXCEPTION 'a recommendation begins as RECEIVED' USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendations_step';
    END IF;
    NEW."originalDueOn" := NEW."dueOn";
    RETURN NEW;
  END IF;
  IF OLD."state" <> NEW."state" AND NOT (OLD."state" || ' ' || NEW."state") = ANY (steps) THEN
    RAISE EXCEPTION 'a recommendation does not go from % to %', OLD."state", NEW."state" USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendations_step';
  END IF;
  -- The letter's own words, once the public has read them.
  IF OLD."publishedAt" IS NOT NULL AND (NEW."text", NEW."roundId", NEW."order", NEW."source") IS DISTINCT FROM (OLD."text", OLD."roundId", OLD."order", OLD."source") THEN
    RAISE EXCEPTION 'the words of a published recommendation are never changed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  -- What was handed in is what was verified, confirmed and reported.
  IF OLD."state" IN ('SUBMITTED', 'VERIFIED', 'CONFIRMED', 'REPORTED') AND (NEW."closesAs", NEW."resultText", NEW."legalReason", NEW."submittedById", NEW."leadAgencyId", NEW."verifierAgencyId")
    IS DISTINCT FROM (OLD."closesAs", OLD."resultText", OLD."legalReason", OLD."submittedById", OLD."leadAgencyId", OLD."verifierAgencyId") THEN
    RAISE EXCEPTION 'what was handed in is not changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendations_handed_in';
  END IF;
  NEW."originalDueOn" := CASE WHEN NEW."state" = 'RECEIVED' THEN NEW."dueOn" ELSE coalesce(OLD."originalDueOn", NEW."dueOn") END;
  -- Asked anew each time, for people move from one agency to another.
  IF NEW."submittedById" IS DISTINCT FROM OLD."submittedById" OR NEW."submittedAgencyId" IS DISTINCT FROM OLD."submittedAgencyId"
     OR (NEW."state" = 'SUBMITTED' AND OLD."state" <> 'SUBMITTED') THEN
    NEW."submittedAgencyId" := agency_of(NEW."submittedById");
  END IF;
  IF NEW."verifiedById" IS DISTINCT FROM OLD."verifiedById" OR NEW."verifiedAgencyId" IS DISTINCT FROM OLD."verifiedAgencyId" THEN
    NEW."verifiedAgencyId" := agency_of(NEW."verifiedById");
  END IF;
  IF NEW."state" = 'VERIFIED' AND NEW."verifiedAgencyId" IS DISTINCT FROM coalesce(NEW."verifierAgencyId", (SELECT "id" FROM "agencies" WHERE "steward")) THEN
    RAISE EXCEPTION 'only the appointed agency verifies' USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendations_other_eyes';
  END IF;
  IF NEW."state" = 'VERIFIED' AND OLD."state" <> 'VERIFIED' AND NEW."verifiedById" IN (SELECT hands_in(NEW."id")) THEN
    RAISE EXCEPTION 'who had a hand in it does not verify it' USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendations_other_eyes';
  END IF;
  IF NEW."state" <> OLD."state" AND NEW."state" IN ('SUBMITTED', 'VERIFIED', 'CONFIRMED') AND NOT EXISTS (
    SELECT 1 FROM "evidence" e LEFT JOIN "follow_up_actions" a ON a."id" = e."followUpActionId"
    WHERE coalesce(e."recommendationId", a."recommendationId") = NEW."id" AND e."removedAt" IS NULL) THEN
    RAISE EXCEPTION 'closing needs evidence' USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendations_evidence';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION check_recommendation() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE CONSTRAINT TRIGGER follow_up_actions_checked AFTER INSERT OR UPDATE ON "follow_up_actions" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_recommendation();
CREATE CONSTRAINT TRIGGER recommendation_supports_checked AFTER INSERT OR UPDATE ON "recommendation_supports" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_recommendation();

-- A withdrawal takes the consent with it: who it was, a minor or not, what for. The fact stands on the testimony.
CREATE OR REPLACE FUNCTION empty_consent() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  DELETE FROM "consents" WHERE "testimonyId" = NEW."id";
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION check_consent() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE found_ "consents"; BEGIN
  IF NEW."status" = 'WITHDRAWN' OR EXISTS (SELECT 1 FROM "testimonies" WHERE "id" = NEW."id" AND "status" = 'WITHDRAWN') THEN RETURN NULL; END IF;
  SELECT * INTO found_ FROM "consents" WHERE "testimonyId" = NEW."id";
  IF found_."testimonyId" IS NULL THEN
    RAISE EXCEPTION 'a testimony rests on a consent' USING ERRCODE = 'check_violation', CONSTRAINT = 'testimonies_consent';
  END IF;
  IF NEW."status" IN ('SUBMITTED', 'PUBLISHED') AND (found_."personName" = '' OR (found_."isMinor" AND found_."guardianName" = '')) THEN
    RAISE EXCEPTION 'a consent names who gave it, for a minor the guardian' USING ERRCODE = 'check_violation', CONSTRAINT = 'consents_person';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION keep_consent() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE status_ "TestimonyStatus"; BEGIN
  SELECT "status" INTO status_ FROM "testimonies" WHERE "id" = coalesce(NEW."testimonyId", OLD."testimonyId");
  IF TG_OP = 'DELETE' AND status_ IS DISTINCT FROM 'WITHDRAWN' THEN
    RAISE EXCEPTION 'a testimony rests on a consent' USING ERRCODE = 'check_violation', CONSTRAINT = 'testimonies_consent';
  ELSIF TG_OP <> 'DELETE' AND status_ = 'WITHDRAWN' THEN
    RAISE EXCEPTION 'of a withdrawn testimony the fact stays, and nothing else comes back' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER consents_keep BEFORE INSERT OR UPDATE OR DELETE ON "consents" FOR EACH ROW EXECUTE FUNCTION keep_consent();
DELETE FROM "consents" WHERE "testimonyId" IN (SELECT "id" FROM "testimonies" WHERE "status" = 'WITHDRAWN');
