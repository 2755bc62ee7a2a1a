import type { EntryAct } from "@/lib/city/entries/life";
import {
  canCallBackEntry,
  canDiscardEntry,
  canEditEntry,
  canReturnEntry,
  canSubmitEntry,
  canVerifyEntry,
  type EntryFacts,
} from "@/lib/city/entries/policy";
import { answersAreOpen } from "@/lib/evaluation/rounds/phase";
import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";
import type { RoundPhase } from "@/lib/platform/db/generated/enums";

/** An answer lives the life of an entry, within the phases of its round; it is never published by itself. */
export type AnswerFacts = EntryFacts & { phase: RoundPhase; submittedAt: Date | null };

const LIFE = {
  edit: canEditEntry,
  submit: canSubmitEntry,
  return: canReturnEntry,
  verify: canVerifyEntry,
  callBack: canCallBackEntry,
  discard: canDiscardEntry,
} as const;
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
export function mayReplyToScore(actor: Actor, answer: { agencyId: string | null }): boolean {
  return isDiskominfo(actor) || (actor.role === "AGENCY" && actor.agencyId === answer.agencyId);
}

export function canReplyToScore(actor: Actor, answer: { agencyId: string | null; phase: RoundPhase }): boolean {
  return mayReplyToScore(actor, answer) && answer.phase !== "PUBLISHED";
}

/**
 * What an answer says (score, reason, what it proposes) and what proves it: its agency's and Diskominfo's while it is
 * worked on. The council and the round's guest read it once Diskominfo has verified it; of the others only that they
 * are not verified yet.
 */
export function canReadAnswerContent(actor: Actor, answer: { status: string }): boolean {
  return (actor.role !== "COUNCIL" && actor.role !== "ASSESSOR") || answer.status === "VERIFIED";
}

/** The same rule for a query: the states in which this reader reads content; undefined means all. */
export function contentStatus(role: Actor["role"]): { status?: "VERIFIED" } {
  return role === "COUNCIL" || role === "ASSESSOR" ? { status: "VERIFIED" } : {};
}

type Content = { status: string; score: unknown; notApplicable: boolean; reason: string; proposal: unknown };

/** An answer as this reader may read it: without what it says where that is not theirs yet. */
export function asReadBy<Answer extends Content>(actor: Actor, answer: Answer): Answer & { readable: boolean } {
  if (canReadAnswerContent(actor, answer)) return { ...answer, readable: true };
  return { ...answer, readable: false, score: null, notApplicable: false, reason: "", proposal: null };
}
