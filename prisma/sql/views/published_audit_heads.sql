CREATE VIEW published_audit_heads AS
 SELECT l."position",
    e.at,
    l.hash
   FROM audit_links l
     JOIN audit_events e ON e.id = l."eventId"
  WHERE e.action ~~ 'publish%'::text OR e.action ~~ 'freeze%'::text AND e."actorId" IS NOT NULL
  ORDER BY e.id DESC
 LIMIT 10;
