CREATE OR REPLACE FUNCTION public.note_reminder_cause()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  INSERT INTO "reminder_causes" ("kind", "entityId")
    VALUES (CASE WHEN NEW."action" = 'council' OR NEW."entity" = 'publicQuestion' THEN 'ASKED_BACK' ELSE 'RETURNED' END::"ReminderKind", NEW."entityId"::uuid);
  RETURN NULL;
END $function$;
