-- The page of a kelurahan went through all values of ten years (tests/integration/site/plans.test.ts).
CREATE INDEX "indicator_values_of_kelurahan" ON "indicator_values"("kelurahanId", "periodEnd") WHERE "kelurahanId" IS NOT NULL;
