-- The hash chain over the audit events (docs/decisions/0010-audit-chain.md).

-- What is hashed of an event, as one text that a reader can build again without this database: a JSON array with ", "
-- between its parts, of texts, numbers and nulls. "at" is in microseconds since 1970 UTC, so no session's time zone or
-- date style is in it; "before" and "after" are the texts of the jsonb, so that an absent one differs from a JSON null.
CREATE FUNCTION audit_payload(event "audit_events") RETURNS text LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_array(event."id", (extract(epoch FROM event."at") * 1000000)::bigint, event."actorId"::text, event."action",
    event."entity", event."entityId", event."before"::text, event."after"::text)::text
$$;

CREATE FUNCTION link_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last "audit_links"%ROWTYPE; previous text;
BEGIN
  -- Held until the transaction is visible to the next one, so two transactions cannot continue the same link.
  PERFORM pg_advisory_xact_lock(hashtext('enam-pilar/audit-chain'));
  SELECT * INTO last FROM "audit_links" ORDER BY "position" DESC LIMIT 1;
  previous := coalesce(last."hash", repeat('0', 64));
  INSERT INTO "audit_links" ("position", "eventId", "previousHash", "hash")
    VALUES (coalesce(last."position", 0) + 1, NEW."id", previous,
      encode(sha256(convert_to(previous || audit_payload(NEW), 'UTF8')), 'hex'));
  RETURN NULL;
END $$;

-- Links are made here and nowhere else: an INSERT of the application's own stands at depth 1.
CREATE FUNCTION refuse_forged_link() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'audit_links are made by the database alone' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

ALTER TABLE "audit_links"
  ADD CONSTRAINT links_position CHECK ("position" >= 1),
  ADD CONSTRAINT links_hash CHECK ("hash" ~ '^[0-9a-f]{64}$' AND "previousHash" ~ '^[0-9a-f]{64}$');

-- The events there are already, in the order of their ids, while nobody adds one.
LOCK TABLE "audit_events" IN SHARE ROW EXCLUSIVE MODE;
DO $$
DECLARE event "audit_events"%ROWTYPE; place bigint := 0; previous text := repeat('0', 64); next text;
BEGIN
  FOR event IN SELECT * FROM "audit_events" ORDER BY "id" LOOP
    place := place + 1;
    next := encode(sha256(convert_to(previous || audit_payload(event), 'UTF8')), 'hex');
    INSERT INTO "audit_links" ("position", "eventId", "previousHash", "hash") VALUES (place, event."id", previous, next);
    previous := next;
  END LOOP;
END $$;

CREATE TRIGGER audit_links_made_here BEFORE INSERT ON "audit_links" FOR EACH ROW EXECUTE FUNCTION refuse_forged_link();
CREATE TRIGGER audit_links_append_only BEFORE UPDATE OR DELETE ON "audit_links" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_links_no_truncate BEFORE TRUNCATE ON "audit_links" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Deferred to the commit: the lock is the last that a transaction takes and is held no longer than the commit lasts, so it
-- makes no writer wait for another's work and cannot be part of a deadlock with row locks.
CREATE CONSTRAINT TRIGGER audit_events_link AFTER INSERT ON "audit_events" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION link_audit_event();

-- The chain's head as of each of the last ten publications: place, time and hash, no name and no content.
CREATE INDEX audit_events_publishing ON "audit_events" ("id") WHERE "action" LIKE 'publish%' OR "action" LIKE 'freeze%';
CREATE VIEW "published_audit_heads" AS SELECT l."position", e."at", l."hash"
  FROM "audit_links" l JOIN "audit_events" e ON e."id" = l."eventId"
  WHERE e."action" LIKE 'publish%' OR e."action" LIKE 'freeze%' ORDER BY e."id" DESC LIMIT 10;
