CREATE OR REPLACE FUNCTION public.audit_payload(event audit_events)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  SELECT jsonb_build_array(event."id", (extract(epoch FROM event."at") * 1000000)::bigint, event."actorId"::text, event."action",
    event."entity", event."entityId", event."before"::text, event."after"::text)::text
$function$;
