CREATE OR REPLACE FUNCTION public.keep_recommendation()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
  IF OLD."publishedAt" IS NOT NULL AND (NEW."text", NEW."roundId", NEW."order", NEW."source") IS DISTINCT FROM (OLD."text", OLD."roundId", OLD."order", OLD."source")
     AND NOT (OLD."shipped" AND (NEW."roundId", NEW."order") IS NOT DISTINCT FROM (OLD."roundId", OLD."order") AND is_corrected('recommendation', OLD."id")) THEN
    RAISE EXCEPTION 'the words of a published recommendation are never changed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  -- What was handed in is what was verified, confirmed and reported.
  -- An agency that a regulation merged or split goes on as its successor, until the chain is closed.
  IF OLD."state" IN ('SUBMITTED', 'VERIFIED', 'CONFIRMED', 'REPORTED') AND ((NEW."closesAs", NEW."resultText", NEW."legalReason", NEW."submittedById")
      IS DISTINCT FROM (OLD."closesAs", OLD."resultText", OLD."legalReason", OLD."submittedById")
    OR (NEW."leadAgencyId" <> OLD."leadAgencyId" AND (OLD."state" = 'REPORTED' OR NOT takes_over(OLD."leadAgencyId", NEW."leadAgencyId")))
    OR (NEW."verifierAgencyId" IS DISTINCT FROM OLD."verifierAgencyId" AND (OLD."state" = 'REPORTED' OR NOT takes_over(OLD."verifierAgencyId", NEW."verifierAgencyId")))) THEN
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
  IF NEW."state" = 'VERIFIED' AND OLD."state" <> 'VERIFIED' AND EXISTS (
    SELECT 1 FROM "users" WHERE "id" IN (SELECT hands_in(NEW."id")) AND "agencyId" = NEW."verifiedAgencyId") THEN
    RAISE EXCEPTION 'an agency that had a hand in it does not verify it' USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendations_other_eyes';
  END IF;
  IF NEW."state" <> OLD."state" AND NEW."state" IN ('SUBMITTED', 'VERIFIED', 'CONFIRMED') AND NOT EXISTS (
    SELECT 1 FROM "evidence" e LEFT JOIN "follow_up_actions" a ON a."id" = e."followUpActionId"
    WHERE coalesce(e."recommendationId", a."recommendationId") = NEW."id" AND e."removedAt" IS NULL) THEN
    RAISE EXCEPTION 'closing needs evidence' USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendations_evidence';
  END IF;
  RETURN NEW;
END $function$;
