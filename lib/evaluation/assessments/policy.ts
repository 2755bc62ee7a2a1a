import { canReadCouncilLane } from "@/lib/evaluation/rounds/policy";
import type { Actor } from "@/lib/platform/auth/actor";
import type { ScoreOrigin } from "@/lib/platform/db/generated/enums";

/** The words of the address for the three lanes. */
export const LANES = { self: "SELF", council: "COUNCIL", official: "OFFICIAL" } as const satisfies Record<
  string,
  ScoreOrigin
>;
export type LaneWord = keyof typeof LANES;

/** The lanes that a reader of the round may have computed; the guest assessor has no council lane. */
export function lanesOf(actor: Actor): LaneWord[] {
  return canReadCouncilLane(actor) ? ["self", "council", "official"] : ["self", "official"];
}

/** The lane that an address asks for, where the reader may have it; null otherwise. */
export function laneFor(actor: Actor, asked: string | undefined, otherwise: LaneWord = "self"): LaneWord | null {
  return lanesOf(actor).find((lane) => lane === (asked ?? otherwise)) ?? null;
}

/** Trying out other scores is the city's own deliberation: Diskominfo and the council. */
export function canTryOut(actor: Actor): boolean {
  return canReadCouncilLane(actor);
}
