CREATE VIEW published_protection AS
 SELECT 1 AS id,
    NOT (EXISTS ( SELECT 1
           FROM pg_class c
             JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname = 'public'::name AND (c.relkind = ANY (ARRAY['r'::"char", 'v'::"char"])) AND pg_has_role(CURRENT_USER, c.relowner, 'MEMBER'::text))) AND NOT has_table_privilege(CURRENT_USER, 'public.audit_events'::text, 'UPDATE, DELETE, TRUNCATE'::text) AND NOT has_table_privilege(CURRENT_USER, 'public.round_freezes'::text, 'UPDATE, DELETE, TRUNCATE'::text) AS "twoRoles";
