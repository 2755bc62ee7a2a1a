import type { RoundPhase } from "@/lib/platform/db/generated/enums";
import { phaseAfter } from "./phase";

/** What a round must have before it goes on; counts are of its questionnaire. */
export interface StepFacts {
  phase: RoundPhase;
  items: number;
  unassigned: number;
  /** Answers that are not verified yet. */
  unverified: number;
  /** Pillars that the council has not approved, or has returned since. */
  pillarsOpen: number;
  /** End of the evidence-repair window; null where none is set. */
  repairClosesAt: Date | null;
  resultConfirmed: boolean;
}

export type StepHindrance =
  | "no-items"
  | "unassigned"
  | "pillars-open"
  | "no-repair-window"
  | "repair-window-past"
  | "no-confirmed-result"
  | "published";

/**
 * What keeps a round from its next phase; empty where it may go on. Unverified answers do not hold a round up: they
 * stay missing, openly, and the final is then "belum lengkap" (domain.md section 2, rule 4).
 */
export function hindrancesOf(facts: StepFacts, now: Date): StepHindrance[] {
  switch (phaseAfter(facts.phase)) {
    case null:
      return ["published"];
    case "FILLING":
      if (facts.items === 0) return ["no-items"];
      return facts.unassigned > 0 ? ["unassigned"] : [];
    case "INTERVIEW":
      return facts.pillarsOpen > 0 ? ["pillars-open"] : [];
    case "EVIDENCE_REPAIR":
      if (facts.repairClosesAt === null) return ["no-repair-window"];
      return facts.repairClosesAt <= now ? ["repair-window-past"] : [];
    case "PUBLISHED":
      return facts.resultConfirmed ? [] : ["no-confirmed-result"];
    default:
      return [];
  }
}
