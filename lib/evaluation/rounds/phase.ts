import type { RoundPhase } from "@/lib/platform/db/generated/enums";

/** The phases in the order that a round passes through them. Source: domain.md section 2. */
export const PHASES = [
  "PREPARATION",
  "FILLING",
  "VERIFICATION",
  "COUNCIL_REVIEW",
  "INTERVIEW",
  "EVIDENCE_REPAIR",
  "RESULT",
  "PUBLISHED",
] as const satisfies readonly RoundPhase[];

export interface PhaseFacts {
  phase: RoundPhase;
  /** End of the evidence-repair window; null where none is set. */
  repairClosesAt: Date | null;
}

/** Where the round stands now: the evidence-repair window closes by itself, and the round then waits for its result. */
export function standingPhase({ phase, repairClosesAt }: PhaseFacts, now: Date): RoundPhase {
  return phase === "EVIDENCE_REPAIR" && repairClosesAt !== null && repairClosesAt <= now ? "RESULT" : phase;
}

/** Answers are written, submitted, returned and verified here; the database refuses it elsewhere (answers_phase). */
export function answersAreOpen(phase: RoundPhase): boolean {
  return phase === "FILLING" || phase === "VERIFICATION" || phase === "COUNCIL_REVIEW";
}

/** Evidence of answers is added or taken back: while answers are open, and in the repair window until it closes. */
export function answerEvidenceIsOpen(round: PhaseFacts, now: Date): boolean {
  const phase = standingPhase(round, now);
  return answersAreOpen(phase) || phase === "EVIDENCE_REPAIR";
}

/** The council scores from its review until the result is published. */
export function councilMayScoreIn(phase: RoundPhase): boolean {
  return phase === "COUNCIL_REVIEW" || phase === "INTERVIEW" || phase === "EVIDENCE_REPAIR" || phase === "RESULT";
}

/** The phase after, or null at the end. The last step, into PUBLISHED, is the freezing of the round. */
export function phaseAfter(phase: RoundPhase): RoundPhase | null {
  return PHASES[PHASES.indexOf(phase) + 1] ?? null;
}

/**
 * One step back from where the round stands. A repair window that has closed is passed by: a step into it would be told
 * as done, and the round would at once stand where it stood before.
 */
export function stepBackFrom(round: PhaseFacts, now: Date): RoundPhase | null {
  const before = phaseBefore(standingPhase(round, now));
  const leadsSomewhere = before === null || standingPhase({ ...round, phase: before }, now) === before;
  return leadsSomewhere ? before : phaseBefore(before);
}

/** The phase before, or null at the beginning and for a published round, which is never opened again. */
export function phaseBefore(phase: RoundPhase): RoundPhase | null {
  return phase === "PUBLISHED" ? null : (PHASES[PHASES.indexOf(phase) - 1] ?? null);
}
