CREATE OR REPLACE FUNCTION public.has_unchecked_evidence(recommendation uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  SELECT EXISTS (SELECT 1 FROM "evidence" e LEFT JOIN "follow_up_actions" a ON a."id" = e."followUpActionId"
    WHERE coalesce(e."recommendationId", a."recommendationId") = recommendation AND e."removedAt" IS NULL AND e."checkedAt" IS NULL) $function$;
