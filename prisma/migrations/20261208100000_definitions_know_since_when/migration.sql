-- A target that was replaced or withdrawn is told in the unit of its time: by the definitions that were written before it
-- went (docs/domain.md, section 8, trap 6). Where an indicator was measured in two units it was told without one.

ALTER TABLE "indicator_definitions" ADD COLUMN "statedAt" TIMESTAMPTZ(3);

-- Those that replaced another one were written when their event was recorded.
UPDATE "indicator_definitions" d SET "statedAt" = e."at"
  FROM "audit_events" e
 WHERE d."number" > 1 AND e."entity" = 'indicator' AND e."action" = 'defineAnew' AND e."entityId" = d."indicatorId"::text
   AND d."number" = (SELECT max((one->>'number')::int) FROM jsonb_array_elements(e."after"->'definitions') one);

CREATE OR REPLACE VIEW published_target_revisions AS
 SELECT a.id,
    a."indicatorId",
    a.year,
    a.revision,
    a.kind,
    a.value,
    a.low,
    a.high,
    a.state,
    a.plan,
    a.source,
    a."replacedAt",
    a.reason,
    a.withdrawn,
    m.unit,
    m.decimals
   FROM ( SELECT r.id,
            r."indicatorId",
            r.year,
            r.revision,
            r.kind,
            r.value,
            r.low,
            r.high,
            r.state,
            r.plan,
            r.source,
            r."replacedAt",
            r.reason,
            r."withdrawnAt" IS NOT NULL AS withdrawn
           FROM target_revisions r
             LEFT JOIN indicators i ON i.id = r."indicatorId"
          WHERE r."indicatorId" IS NULL OR i."publishedAt" IS NOT NULL
        UNION ALL
         SELECT t.id,
            t."indicatorId",
            t.year,
            t.version AS revision,
            t.kind,
            t.value,
            t.low,
            t.high,
            t.state,
            t.plan,
            t.source,
            t."withdrawnAt" AS "replacedAt",
            t.reason,
            true AS withdrawn
           FROM indicator_targets t
             JOIN indicators i ON i.id = t."indicatorId"
          WHERE i."publishedAt" IS NOT NULL AND t."withdrawnAt" IS NOT NULL
        UNION ALL
         SELECT md5('index target '::text || t.year)::uuid AS id,
            NULL::uuid AS "indicatorId",
            t.year,
            t.version AS revision,
            'VALUE'::"TargetKind" AS kind,
            t.value,
            NULL::numeric AS low,
            NULL::numeric AS high,
            NULL::text AS state,
            t.plan,
            t.source,
            t."withdrawnAt" AS "replacedAt",
            t.reason,
            true AS withdrawn
           FROM index_targets t
          WHERE t."withdrawnAt" IS NOT NULL) a
     LEFT JOIN LATERAL ( SELECT d.unit,
            d.decimals
           FROM indicator_definitions d
          WHERE d."indicatorId" = a."indicatorId" AND (d."validFrom" IS NULL OR d."validFrom" <= make_date(a.year, 12, 31)) AND (d."statedAt" IS NULL OR d."statedAt" < a."replacedAt")
          ORDER BY d.current DESC, d.number DESC
         LIMIT 1) m ON true;

-- So does what a target may be: the definition of its year says its decimals and words, as the form has it.
CREATE OR REPLACE FUNCTION public.check_target_decimals()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE places int; words text[]; figure numeric;
BEGIN
  SELECT "decimals", "states" INTO places, words FROM "indicator_definitions"
    WHERE "indicatorId" = NEW."indicatorId" AND ("validFrom" IS NULL OR "validFrom" <= make_date(NEW."year", 12, 31))
    ORDER BY "current" DESC, "number" DESC LIMIT 1;
  FOREACH figure IN ARRAY ARRAY[NEW."value", NEW."low", NEW."high"] LOOP
    IF scale(trim_scale(figure)) > places THEN
      RAISE EXCEPTION 'target % has more than % decimals', figure, places
        USING ERRCODE = 'check_violation', CONSTRAINT = 'indicator_targets_decimals';
    END IF;
  END LOOP;
  IF NEW."state" IS NOT NULL AND NEW."state" <> ALL (words) THEN
    RAISE EXCEPTION 'target % is none of the words of its definition', NEW."state"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'indicator_targets_state';
  END IF;
  RETURN NEW;
END $function$;
