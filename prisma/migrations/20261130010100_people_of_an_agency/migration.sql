-- Who works for an agency is asked for by every list of agencies, by its tasks and by what it lacks.
CREATE INDEX "users_agencyId_idx" ON "users"("agencyId");
