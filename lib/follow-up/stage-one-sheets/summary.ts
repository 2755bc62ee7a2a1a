import { Decimal } from "decimal.js";
import type { RecommendationStatus } from "@/lib/follow-up/recommendations/overdue";

/** In the order in which they are counted on the page, in print and in the workbook. */
export const STATUSES = [
  "DONE",
  "IN_PROGRESS",
  "NOT_STARTED",
  "NOT_FEASIBLE",
] as const satisfies RecommendationStatus[];

export type StatusCounts = Record<RecommendationStatus, number>;

export interface Summary {
  total: number;
  byStatus: StatusCounts;
  /** Shipped ones that were not taken up here: a source reports of them, and nobody verified it. */
  unverified: number;
  /** Percent that is finished, either as asked or lawfully not to be done; null where there is nothing to follow up. */
  followedUp: string | null;
  /** Percent that was done as asked, the strict share that stands beside it. */
  asAsked: string | null;
}

/** An agency or a pillar; the empty code is of all pillars. */
export interface SummaryGroup {
  code: string;
  name: string;
  summary: Summary;
}

/**
 * How far the recommendations were followed up. "Ditindaklanjuti" counts *sesuai* and *tidak dapat ditindaklanjuti dengan
 * alasan sah*, as BPK's follow-up system closes both; percent unrounded, as decimal strings. Ours: the ministry's own
 * formula is not published.
 */
export function summarize(statuses: readonly (RecommendationStatus | null)[]): Summary {
  const byStatus: StatusCounts = { DONE: 0, IN_PROGRESS: 0, NOT_STARTED: 0, NOT_FEASIBLE: 0 };
  for (const status of statuses) if (status !== null) byStatus[status] += 1;
  const total = statuses.length;
  const share = (count: number) => (total === 0 ? null : new Decimal(count).times(100).div(total).toString());
  const unverified = statuses.filter((status) => status === null).length;
  const shares = { followedUp: share(byStatus.DONE + byStatus.NOT_FEASIBLE), asAsked: share(byStatus.DONE) };
  return { total, byStatus, unverified, ...shares };
}
