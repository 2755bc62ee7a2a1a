import type { MilestoneState } from "@/lib/platform/db/generated/enums";

export type MilestoneStanding = MilestoneState | "LATE";

/** A planned milestone is late from the day after its due day; nobody has to press anything. Days as YYYY-MM-DD in the city's zone. */
export function milestoneStanding(
  { state, dueOn }: { state: MilestoneState; dueOn: string },
  today: string,
): MilestoneStanding {
  return state === "PLANNED" && today > dueOn ? "LATE" : state;
}
