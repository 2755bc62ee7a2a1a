import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";
import type { OfficialResultStatus, RoundPhase } from "@/lib/platform/db/generated/enums";
import type { Refusal } from "@/lib/platform/errors/app-error";

export interface ResultFacts {
  status: OfficialResultStatus;
  /** Everybody who entered something in it. */
  enteredByIds: readonly string[];
}
export interface ResultRound {
  /** Where the round stands now (lib/evaluation/rounds/phase.ts). */
  phase: RoundPhase;
}

/** The letter's entry is Diskominfo's own work until it is confirmed; the result itself is read on the round's page. */
export function canReadOfficialResult(actor: Actor): boolean {
  return isDiskominfo(actor);
}

/** Why the actor has nothing to do with letters, or with confirming this one; null where they do. */
export function refusalOfLetter(
  actor: Actor,
  confirmed: Pick<ResultFacts, "enteredByIds"> | null = null,
): Refusal | null {
  if (!isDiskominfo(actor)) return "FORBIDDEN";
  // Somebody who entered nothing of it reads the letter beside it (CHECK results_confirmer_entered_nothing).
  return confirmed?.enteredByIds.includes(actor.id) ? "OWN_WORK" : null;
}

/** A round waits for its letter in its last phase; a published one is corrected by a later letter. */
export const takesALetter = ({ phase }: ResultRound) => phase === "RESULT" || phase === "PUBLISHED";

/** `newest` is the round's newest revision, null where there is none. */
export function canEnterOfficialResult(actor: Actor, round: ResultRound, newest: ResultFacts | null): boolean {
  if (!isDiskominfo(actor) || !takesALetter(round)) return false;
  // What a published round shows is only ever corrected, with a reason, also where its figures came before this form.
  return newest ? newest.status === "DRAFT" : round.phase === "RESULT";
}

export function canCorrectOfficialResult(actor: Actor, round: ResultRound, newest: ResultFacts | null): boolean {
  if (!isDiskominfo(actor) || !takesALetter(round)) return false;
  return newest ? newest.status === "CONFIRMED" : round.phase === "PUBLISHED";
}

export function canReturnOfficialResult(actor: Actor, result: ResultFacts): boolean {
  return isDiskominfo(actor) && result.status === "SUBMITTED";
}

export function canConfirmOfficialResult(actor: Actor, round: ResultRound, result: ResultFacts): boolean {
  return refusalOfLetter(actor, result) === null && takesALetter(round) && result.status === "SUBMITTED";
}
