CREATE OR REPLACE FUNCTION public.link_audit_event()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
END $function$;
