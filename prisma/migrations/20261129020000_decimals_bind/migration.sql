-- Decimals of numerator and denominator, where the formula says what they count; null where it does not bind them.
ALTER TABLE "indicator_definitions" ADD COLUMN "partDecimals" INTEGER;
ALTER TABLE "indicator_definitions" ADD CONSTRAINT "indicator_definitions_part_decimals"
  CHECK ("partDecimals" IS NULL OR "partDecimals" BETWEEN 0 AND 6);
-- People, houses, schools, returns and complaints are counted one by one. The same rule as in prisma/seed.ts.
UPDATE "indicator_definitions" SET "partDecimals" = 0
  WHERE "ratioFactor" IS NOT NULL
    AND "formulaId" ~ '^(SPTPD|Aduan|Jumlah sekolah|Penduduk|Penganggur|Rumah|Peserta|Balita)\M'
    AND "formulaId" !~ 'luas';

-- A definition's decimals bind what is handed in: 1.5 persons are no figure. A ratio's value may be computed, unrounded.
-- Only a change of the figures or of the hand-in is looked at, so that an older row can still be returned and corrected.
CREATE FUNCTION check_value_decimals() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE places int; part_places int; ratio numeric;
BEGIN
  IF NEW."status" IN ('DRAFT', 'RETURNED') THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND NEW."status" <> 'SUBMITTED'
     AND (NEW."value", NEW."numerator", NEW."denominator") IS NOT DISTINCT FROM (OLD."value", OLD."numerator", OLD."denominator") THEN
    RETURN NEW;
  END IF;
  SELECT "decimals", "partDecimals", "ratioFactor" INTO places, part_places, ratio
    FROM "indicator_definitions" WHERE "id" = NEW."definitionId";
  IF scale(trim_scale(NEW."value")) > places AND (ratio IS NULL OR NEW."numerator" IS NULL) THEN
    RAISE EXCEPTION 'value % has more than % decimals', NEW."value", places
      USING ERRCODE = 'check_violation', CONSTRAINT = 'indicator_values_decimals';
  END IF;
  IF scale(trim_scale(NEW."numerator")) > part_places OR scale(trim_scale(NEW."denominator")) > part_places THEN
    RAISE EXCEPTION '% of % is counted with at most % decimals', NEW."numerator", NEW."denominator", part_places
      USING ERRCODE = 'check_violation', CONSTRAINT = 'indicator_values_decimals';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER indicator_values_decimals BEFORE INSERT OR UPDATE ON "indicator_values"
  FOR EACH ROW EXECUTE FUNCTION check_value_decimals();

-- A target is held against values, so it is stated as they are.
CREATE FUNCTION check_target_decimals() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE places int;
BEGIN
  SELECT "decimals" INTO places FROM "indicator_definitions" WHERE "indicatorId" = NEW."indicatorId" AND "current";
  IF scale(trim_scale(NEW."value")) > places THEN
    RAISE EXCEPTION 'target % has more than % decimals', NEW."value", places
      USING ERRCODE = 'check_violation', CONSTRAINT = 'indicator_targets_decimals';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER indicator_targets_decimals BEFORE INSERT OR UPDATE OF "value" ON "indicator_targets"
  FOR EACH ROW EXECUTE FUNCTION check_target_decimals();
