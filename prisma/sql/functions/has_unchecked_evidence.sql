CREATE OR REPLACE FUNCTION public.has_unchecked_evidence(recommendation uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  SELECT EXISTS (SELECT 1 FROM "evidence" e
      WHERE e."recommendationId" = recommendation AND e."removedAt" IS NULL AND e."checkedAt" IS NULL)
    OR EXISTS (SELECT 1 FROM "follow_up_actions" a JOIN "evidence" e ON e."followUpActionId" = a."id"
      WHERE a."recommendationId" = recommendation AND e."removedAt" IS NULL AND e."checkedAt" IS NULL)
$function$;
