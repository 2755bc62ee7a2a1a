import { Decimal } from "decimal.js";

/** Spending beyond physical progress by more than this many percentage points is said. Ours: no source sets a bound. */
export const SPENDING_AHEAD_POINTS = 20;
/** Below this much of the plan nothing is said: an advance payment at the start is no sign of anything. Ours. */
export const SPENDING_HIGH_PERCENT = 50;

export interface Money {
  /** Whole rupiah; null where nothing was said. */
  planned: string | null;
  spent: string | null;
}

export interface YearMoney {
  planned: string | null;
  spent: string | null;
  /** Spent ÷ planned × 100, unrounded, over the lines that say both; null where none does. */
  absorbedPercent: string | null;
  /** Lines that say both, and all lines of the year. */
  counted: number;
  total: number;
}

/** Lines of one year put together. What is missing is left out and counted, never taken for 0. */
export function yearMoney(lines: readonly Money[]): YearMoney {
  const both = lines.flatMap(({ planned, spent }) => (planned !== null && spent !== null ? [{ planned, spent }] : []));
  const plan = sum(both.map(({ planned }) => planned));
  const used = sum(both.map(({ spent }) => spent));
  return {
    planned: sum(lines.flatMap(({ planned }) => planned ?? []))?.toFixed() ?? null,
    spent: sum(lines.flatMap(({ spent }) => spent ?? []))?.toFixed() ?? null,
    absorbedPercent: plan && used && plan.gt(0) ? used.times(100).div(plan).toFixed() : null,
    counted: both.length,
    total: lines.length,
  };
}

/** The years of which a share of the plan is known, newest first: what is drawn as bars. */
export function spentByYear(lines: readonly (Money & { year: number })[]) {
  const years = [...new Set(lines.map(({ year }) => year))].sort((a, b) => b - a);
  return years.flatMap((year) => {
    const { planned, spent, absorbedPercent } = yearMoney(lines.filter((line) => line.year === year));
    return absorbedPercent !== null && planned !== null && spent !== null
      ? [{ year, planned, spent, absorbedPercent }]
      : [];
  });
}

/** More spent than planned: it happens, and is more often a slip of the keyboard. Unknown is no answer. */
export const isAbovePlan = ({ planned, spent }: { planned?: string | null; spent?: string | null }): boolean =>
  planned != null && spent != null && new Decimal(spent).gt(planned);

/** What is asked of such a line before it is handed in, and the figure that a press confirms; null for any other. */
export function askedOfSpending(money: { planned?: string | null | undefined; spent?: string | null | undefined }) {
  const { planned = null, spent = null } = money;
  return isAbovePlan({ planned, spent }) && spent !== null
    ? { keys: [`spentAbovePlan:${spent}:${planned}`], figure: spent }
    : null;
}

const sum = (amounts: readonly string[]) =>
  amounts.length === 0 ? null : amounts.reduce((total, amount) => total.plus(amount), new Decimal(0));

/**
 * "Serapan tinggi, fisik rendah": at least half of the plan is spent, and spending is ahead of physical progress by more
 * than twenty percentage points. Both bounds are **ours**. Null where one of the two is unknown.
 */
export function isSpendingAhead(absorbedPercent: string | null, physicalPercent: string | null): boolean | null {
  if (absorbedPercent === null || physicalPercent === null) return null;
  const absorbed = new Decimal(absorbedPercent);
  return absorbed.gte(SPENDING_HIGH_PERCENT) && absorbed.minus(physicalPercent).gt(SPENDING_AHEAD_POINTS);
}
