import { parsePeriod } from "@/lib/platform/format/period";

export type Dated = { number: number; current: boolean; validFrom: Date | null };

type Measured = Dated & { unit: string; decimals: number };

/** In what a target or a baseline of a year is told: by the definition of that year. */
export function measureOf(definitions: readonly Measured[], year: number): { unit: string; decimals: number } {
  const { unit = "", decimals = 0 } = definitionFor(definitions, `${year}`) ?? {};
  return { unit, decimals };
}

/** The same of a target that went: by what was written until then. */
export const measureUntil = (
  definitions: readonly (Measured & { statedAt: Date | null })[],
  year: number,
  gone: Date,
) =>
  measureOf(
    definitions.filter(({ statedAt }) => statedAt === null || statedAt < gone),
    year,
  );

/**
 * By which definition a value of a period is measured: the present one where it held at the end of the period, otherwise
 * the newest that did. Undefined where there is none. Of the shipped ones, which have no days, the present one.
 */
export function definitionFor<Definition extends Dated>(
  definitions: readonly Definition[],
  period: string,
): Definition | undefined {
  const end = parsePeriod(period)?.end ?? "";
  const held = ({ validFrom }: Dated) => validFrom === null || validFrom.toISOString().slice(0, 10) <= end;
  const current = definitions.find((definition) => definition.current);
  if (!current || held(current)) return current;
  return [...definitions].sort((a, b) => b.number - a.number).find(held);
}
