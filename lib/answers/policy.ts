import type { Actor } from "@/lib/auth/actor";
import type { RoundPhase } from "@/lib/db/generated/enums";
import type { EntryAct } from "@/lib/entries/life";
import { canEditEntry, canReturnEntry, canSubmitEntry, canVerifyEntry, type EntryFacts } from "@/lib/entries/policy";
import { answersAreOpen } from "@/lib/rounds/phase";

/** An answer lives the life of an entry, within the phases of its round; it is never published by itself. */
export type AnswerFacts = EntryFacts & { phase: RoundPhase };

const LIFE = { edit: canEditEntry, submit: canSubmitEntry, return: canReturnEntry, verify: canVerifyEntry } as const;
export type AnswerAct = Extract<EntryAct, keyof typeof LIFE>;

/** The agency that was given the item answers it, Diskominfo may for it; Diskominfo verifies, never its own work. */
export function canActOnAnswer(actor: Actor, act: AnswerAct, answer: AnswerFacts): boolean {
  return answersAreOpen(answer.phase) && LIFE[act](actor, answer);
}

/** An agency reads its own answers; everybody else signed in but the guest assessor reads all of them here. */
export function canReadAnswers(actor: Actor): boolean {
  return actor.role !== "ASSESSOR";
}

/** The agency answers the council where it scored differently; the answer's own agency, or Diskominfo for it. */
export function canReplyToScore(actor: Actor, answer: { agencyId: string | null; phase: RoundPhase }): boolean {
  const mayEnter = actor.role === "ADMIN" || actor.role === "STAFF";
  return answer.phase !== "PUBLISHED" && (mayEnter || (actor.role === "AGENCY" && actor.agencyId === answer.agencyId));
}
