/**
 * From which likeness of two texts (pg_trgm's similarity, 0 to 1) a forerunner is suggested, and in what words. Tried on
 * Kediri's ten of 2022 and 2023, of which the nearest pair stands at 0.27. Ours: no source says more.
 */
export const SUGGESTED_FROM = { samePillar: 0.15, otherPillar: 0.3 } as const;
const ALIKE_FROM = 0.3;
const VERY_ALIKE_FROM = 0.5;

export type Likeness = "very" | "alike" | "somewhat";

export function likenessOf(similarity: number): Likeness {
  if (similarity >= VERY_ALIKE_FROM) return "very";
  return similarity >= ALIKE_FROM ? "alike" : "somewhat";
}
