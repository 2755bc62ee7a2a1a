import { OPEN_STATES } from "@/lib/follow-up/recommendations/life";
import type { RecommendationState } from "@/lib/platform/db/generated/enums";

/** `state` is that of its recommendation; null for an action that the council decided. */
type Unfinished = { percent: number; isCancelled: boolean; state: RecommendationState | null };

const isUnfinished = ({ percent, isCancelled }: Unfinished) => !isCancelled && percent < 100;

/**
 * True when an action is neither done nor given up and its due day has passed: from midnight of the day after `dueOn`;
 * both are days ('YYYY-MM-DD'), `today` in the city's zone. Source: domain.md section 4. Once its recommendation is handed in nobody
 * can move it any more, so it waits with it and is not late, as tasks and delays have it.
 */
export function isActionOverdue(action: Unfinished & { dueOn: string }, today: string): boolean {
  const isOpen = action.state === null || (OPEN_STATES as readonly string[]).includes(action.state);
  return isOpen && isUnfinished(action) && today > action.dueOn;
}

/** True when its recommendation ended without it: confirmed by the council, and perhaps already reported. */
export function isLeftOff(action: Unfinished): boolean {
  return isUnfinished(action) && (action.state === "CONFIRMED" || action.state === "REPORTED");
}
