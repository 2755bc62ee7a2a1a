export type RecommendationStatus = "DONE" | "IN_PROGRESS" | "NOT_STARTED" | "NOT_FEASIBLE";

/**
 * True when a recommendation that is still open has passed its due day. It is overdue from the day after `dueOn`; `today` is
 * the city's, on whatever clock the server runs, and both are 'YYYY-MM-DD'. Without a due date, or once it is done or
 * accepted as not feasible, it never is; a null status (nothing reported yet) counts as open.
 * Source: domain.md section 4.
 */
export function isOverdue(
  recommendation: { dueOn: string | null; status: RecommendationStatus | null },
  today: string,
): boolean {
  const { dueOn, status } = recommendation;
  return dueOn !== null && canBecomeOverdue(status) && today > dueOn;
}

export const canBecomeOverdue = (status: RecommendationStatus | null) => status !== "DONE" && status !== "NOT_FEASIBLE";
