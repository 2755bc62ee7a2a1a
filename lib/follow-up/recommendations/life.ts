import type { RecommendationEventKind, RecommendationState } from "@/lib/platform/db/generated/enums";

/** The chain in its order; RETURNED stands beside it and leads back to SUBMITTED. Source: domain.md section 4. */
export const CHAIN = [
  "RECEIVED",
  "ASSIGNED",
  "IN_PROGRESS",
  "SUBMITTED",
  "VERIFIED",
  "CONFIRMED",
  "REPORTED",
] as const satisfies readonly RecommendationState[];

export const STATES = [...CHAIN, "RETURNED"] as const satisfies readonly RecommendationState[];

export type Step = "assign" | "changeDue" | "start" | "submit" | "verify" | "return" | "confirm" | "council" | "report";

type Rule = { from: readonly RecommendationState[]; to: RecommendationState | null; event: RecommendationEventKind };

/** From where each step is possible and where it leads; `to` null stays where it is. The database has the same steps. */
const RULES: Record<Step, Rule> = {
  assign: { from: ["RECEIVED", "ASSIGNED", "IN_PROGRESS", "RETURNED"], to: null, event: "ASSIGNED" },
  changeDue: { from: ["ASSIGNED", "IN_PROGRESS", "RETURNED"], to: null, event: "DUE_CHANGED" },
  start: { from: ["ASSIGNED"], to: "IN_PROGRESS", event: "STARTED" },
  submit: { from: ["ASSIGNED", "IN_PROGRESS", "RETURNED"], to: "SUBMITTED", event: "SUBMITTED" },
  verify: { from: ["SUBMITTED"], to: "VERIFIED", event: "VERIFIED" },
  return: { from: ["SUBMITTED"], to: "RETURNED", event: "RETURNED" },
  confirm: { from: ["VERIFIED"], to: "CONFIRMED", event: "CONFIRMED" },
  council: { from: ["VERIFIED"], to: "RETURNED", event: "COUNCIL_RETURNED" },
  report: { from: ["CONFIRMED"], to: "REPORTED", event: "REPORTED" },
};

/** The states in which the agency works on it. */
export const OPEN_STATES = ["ASSIGNED", "IN_PROGRESS", "RETURNED"] as const satisfies readonly RecommendationState[];

export function isPossible(step: Step, state: RecommendationState): boolean {
  return RULES[step].from.includes(state);
}

/** Where a step leads from a state, and the event that tells of it. A first assignment leads on, a later one stays. */
export function leadsTo(
  step: Step,
  state: RecommendationState,
): { state: RecommendationState; event: RecommendationEventKind } {
  const { to, event } = RULES[step];
  if (step === "assign" && state === "RECEIVED") return { state: "ASSIGNED", event };
  return { state: to ?? state, event };
}
