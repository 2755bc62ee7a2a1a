-- Two roles and sealed rows (docs/decisions/0016-two-database-roles.md).

-- Which columns of a row are sealed: what was said to the public or stands as proof, and never changes after that. What
-- may still change (the mark that a row is superseded, who checked an evidence) is not among them.
CREATE FUNCTION sealed_content(kind text, r jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT jsonb_object_agg(k, r -> k) FROM unnest(CASE kind
    WHEN 'round_freezes' THEN ARRAY['roundId', 'revision', 'reason', 'publicSha256', 'internalSha256']
    WHEN 'official_results' THEN ARRAY['roundId', 'revision', 'reason', 'letterNumber', 'letterDate', 'content', 'confirmedById', 'confirmedAt']
    WHEN 'scores' THEN ARRAY['roundId', 'target', 'sectionId', 'pillarId', 'itemId', 'origin', 'value', 'source', 'revision', 'publishedAt']
    WHEN 'evaluation_rounds' THEN ARRAY['slug', 'year', 'stage', 'instrumentId', 'letterNumber', 'letterDate', 'publishedAt']
    WHEN 'round_ranks' THEN ARRAY['roundId', 'scope', 'rank', 'outOf', 'source']
    WHEN 'progress_reports' THEN ARRAY['programmeId', 'period', 'physicalPercent', 'done', 'obstacles', 'nextStep', 'evidenceUrl', 'revision', 'revisionReason', 'publishedAt']
    WHEN 'indicator_values' THEN ARRAY['indicatorId', 'definitionId', 'period', 'kelurahanId', 'value', 'numerator', 'denominator', 'certainty', 'breakInSeries', 'source', 'revision', 'revisionReason', 'publishedAt']
    WHEN 'recommendation_reports' THEN ARRAY['recommendationId', 'status', 'text', 'source', 'publishedAt']
    WHEN 'evidence_files' THEN ARRAY['sha256', 'size', 'mediaType', 'storageKey']
    WHEN 'evidence' THEN ARRAY['fileId', 'url', 'progressReportId', 'indicatorValueId', 'recommendationId', 'followUpActionId', 'answerId', 'officialResultId', 'addedById', 'addedAt']
  END) AS k
$$;

-- Whether a row has come to where it is sealed.
CREATE FUNCTION is_sealed(kind text, r jsonb) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE kind
    WHEN 'round_freezes' THEN true
    WHEN 'evidence_files' THEN true
    WHEN 'evidence' THEN true
    WHEN 'official_results' THEN r ->> 'status' = 'CONFIRMED'
    WHEN 'evaluation_rounds' THEN r ->> 'phase' = 'PUBLISHED'
    WHEN 'round_ranks' THEN EXISTS (SELECT 1 FROM "evaluation_rounds" WHERE "id" = (r ->> 'roundId')::uuid AND "phase" = 'PUBLISHED')
    ELSE r ->> 'publishedAt' IS NOT NULL END
$$;

-- The seal: one audit event that holds the sealed columns as they are, made by the database with the owner's rights, so
-- that no mutation can forget it and no application can word it otherwise.
CREATE FUNCTION seal_row() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$ BEGIN
  IF NOT is_sealed(TG_TABLE_NAME, to_jsonb(NEW)) THEN RETURN NULL; END IF;
  IF TG_OP = 'UPDATE' THEN
    IF is_sealed(TG_TABLE_NAME, to_jsonb(OLD)) THEN RETURN NULL; END IF;
  END IF;
  INSERT INTO "audit_events" ("action", "entity", "entityId", "after")
    VALUES ('seal', TG_TABLE_NAME, NEW."id"::text, sealed_content(TG_TABLE_NAME, to_jsonb(NEW)));
  IF TG_TABLE_NAME = 'evaluation_rounds' THEN
    INSERT INTO "audit_events" ("action", "entity", "entityId", "after")
      SELECT 'seal', 'round_ranks', k."id"::text, sealed_content('round_ranks', to_jsonb(k)) FROM "round_ranks" k WHERE k."roundId" = NEW."id" ORDER BY k."id";
  END IF;
  RETURN NULL;
END $$;

-- For a migration that must put a sealed row right: a second seal beside the first, with its reason, named by
-- `npm run audit:verify` for good. The owner's alone.
CREATE FUNCTION seal_again(kind text, row_id text, reason text) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE r jsonb;
BEGIN
  IF coalesce(trim(reason), '') = '' THEN RAISE EXCEPTION 'a second seal needs a reason'; END IF;
  EXECUTE format('SELECT to_jsonb(t) FROM public.%I t WHERE t."id"::text = $1', kind) INTO r USING row_id;
  IF r IS NULL THEN RAISE EXCEPTION 'no row % in %', row_id, kind; END IF;
  INSERT INTO "audit_events" ("action", "entity", "entityId", "before", "after")
    VALUES ('sealAgain', kind, row_id, jsonb_build_object('reason', reason), sealed_content(kind, r));
END $$;
REVOKE EXECUTE ON FUNCTION seal_again(text, text, text) FROM PUBLIC;

-- Rows of before this migration are sealed as they are today, and the event says by its name that it is no more than that.
DO $$ DECLARE kind text; BEGIN
  FOREACH kind IN ARRAY ARRAY['evaluation_rounds', 'round_ranks', 'scores', 'official_results', 'round_freezes', 'progress_reports', 'indicator_values', 'recommendation_reports', 'evidence_files', 'evidence'] LOOP
    EXECUTE format('INSERT INTO "audit_events" ("action", "entity", "entityId", "after")
      SELECT ''sealBaseline'', %1$L, t."id"::text, sealed_content(%1$L, to_jsonb(t)) FROM %1$I t WHERE is_sealed(%1$L, to_jsonb(t)) ORDER BY t."id"', kind);
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION seal_row()', kind || '_seal', kind);
  END LOOP;
  -- Their links at once and not at the commit: no index is made on a table with work outstanding.
  EXECUTE 'SET CONSTRAINTS ALL IMMEDIATE';
END $$;

-- A seal comes out of the function above, which runs as the owner, or from the owner's own hand.
CREATE FUNCTION refuse_forged_seal() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$ BEGIN
  IF NOT pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'MEMBER') THEN
    RAISE EXCEPTION 'seals are made by the database alone' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER audit_events_seals BEFORE INSERT ON "audit_events" FOR EACH ROW WHEN (NEW."action" LIKE 'seal%') EXECUTE FUNCTION refuse_forged_seal();

-- What the database does by itself it does with the owner's rights: the application's role may write no link, and delete
-- no consent otherwise than by a withdrawal.
ALTER FUNCTION link_audit_event() SECURITY DEFINER;
ALTER FUNCTION empty_consent() SECURITY DEFINER;

-- A trigger looks up its tables in `public` and nowhere else: whoever may make a table of the same name in another schema
-- or a temporary one must not have it read in place of ours.
DO $$ DECLARE f regprocedure; BEGIN
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = 'public' AND p.prolang IN (SELECT oid FROM pg_language WHERE lanname = 'plpgsql')
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', f);
  END LOOP;
END $$;

-- What the public may check by itself: every seal of what the public can read, with the text that its link's hash is made of.
CREATE INDEX audit_events_seals_by_row ON "audit_events" ("entity", "entityId", "id") WHERE "action" LIKE 'seal%';
CREATE VIEW "published_seals" AS SELECT l."position", e."at", e."action", e."entity", e."entityId", l."previousHash", l."hash", audit_payload(e) AS "payload",
  coalesce((SELECT i."code" FROM "indicators" i WHERE i."id" = (e."after" ->> 'indicatorId')::uuid), (SELECT p."slug" FROM "programmes" p WHERE p."id" = (e."after" ->> 'programmeId')::uuid),
    (SELECT r."slug" FROM "evaluation_rounds" r WHERE r."id" = coalesce((e."after" ->> 'roundId')::uuid, CASE WHEN e."entity" = 'evaluation_rounds' THEN e."entityId"::uuid END)),
    (SELECT r."slug" || '/' || c."order" FROM "recommendations" c JOIN "evaluation_rounds" r ON r."id" = c."roundId" WHERE c."id" = (e."after" ->> 'recommendationId')::uuid), '') AS "subject"
  FROM "audit_events" e JOIN "audit_links" l ON l."eventId" = e."id"
  WHERE e."action" LIKE 'seal%' AND (
    (e."entity" = 'round_freezes' AND EXISTS (SELECT 1 FROM "published_round_freezes" p WHERE p."id" = e."entityId"::uuid)) OR
    (e."entity" = 'scores' AND EXISTS (SELECT 1 FROM "published_scores" p WHERE p."id" = e."entityId"::uuid)) OR
    (e."entity" = 'evaluation_rounds' AND EXISTS (SELECT 1 FROM "published_rounds" p WHERE p."id" = e."entityId"::uuid)) OR
    (e."entity" = 'round_ranks' AND EXISTS (SELECT 1 FROM "published_round_ranks" p WHERE p."id" = e."entityId"::uuid)) OR
    (e."entity" = 'progress_reports' AND EXISTS (SELECT 1 FROM "published_progress_reports" p WHERE p."id" = e."entityId"::uuid)) OR
    (e."entity" = 'indicator_values' AND EXISTS (SELECT 1 FROM "published_indicator_values" p WHERE p."id" = e."entityId"::uuid)) OR
    (e."entity" = 'recommendation_reports' AND EXISTS (SELECT 1 FROM "published_recommendation_reports" p WHERE p."id" = e."entityId"::uuid)));

-- Whether whoever asks could rewrite the past: true where its role neither owns a table of ours nor may remove an event.
CREATE VIEW "published_protection" AS SELECT 1 AS "id",
  NOT EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'v') AND pg_has_role(current_user, c.relowner, 'MEMBER'))
  AND NOT has_table_privilege(current_user, 'public.audit_events', 'UPDATE, DELETE, TRUNCATE')
  AND NOT has_table_privilege(current_user, 'public.round_freezes', 'UPDATE, DELETE, TRUNCATE') AS "twoRoles";
