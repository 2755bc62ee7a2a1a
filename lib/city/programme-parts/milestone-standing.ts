import type { MilestoneState, ProgrammeStatus } from "@/lib/platform/db/generated/enums";

export type MilestoneStanding = MilestoneState | "LATE" | "NOT_DONE";

/**
 * A planned milestone is late from the day after its due day; nobody has to press anything. Once its programme has ended
 * it is nobody's duty any more, and is told as not done. Days as YYYY-MM-DD in the city's zone.
 */
export function milestoneStanding(
  { state, dueOn }: { state: MilestoneState; dueOn: string },
  { today, hasEnded }: { today: string | null; hasEnded: boolean },
): MilestoneStanding {
  if (state !== "PLANNED") return state;
  if (hasEnded) return "NOT_DONE";
  return today !== null && today > dueOn ? "LATE" : state;
}

/** Whether a programme is over: closed in the register, stopped or finished by what was reported of it. */
export const hasEnded = ({ status, closed }: { status: ProgrammeStatus | null; closed: boolean }): boolean =>
  closed || status === "STOPPED" || status === "FINISHED";
