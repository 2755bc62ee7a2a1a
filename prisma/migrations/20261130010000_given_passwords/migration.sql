-- A guest's first password was made by the application and read by whoever made the account, and nobody asked for another
-- one: it is changed at the next sign-in, as a new guest's is. Who has changed it since keeps what they chose; open sessions go
-- on to the page that asks for it and nobody is locked out. The accounts of the trial (.test) keep what is printed for them.
UPDATE "users" AS u SET "passwordChangeRequired" = true
  WHERE u."role" = 'ASSESSOR' AND u."passwordHash" IS NOT NULL AND u."email" NOT LIKE '%.test'
    AND NOT EXISTS (SELECT 1 FROM "audit_events" AS e
      WHERE e."entity" = 'user' AND e."entityId" = u."id"::text AND e."action" IN ('changePassword', 'resetPassword', 'useInvitation'));
