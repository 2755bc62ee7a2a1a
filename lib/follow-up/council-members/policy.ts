import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";
import type { Refusal } from "@/lib/platform/errors/app-error";

/** The council and its secretariat (Diskominfo) read all of the council's work; agencies see what they must do of it. */
export function canReadCouncil(actor: Actor): boolean {
  return isDiskominfo(actor) || actor.role === "COUNCIL";
}

/** Members, rhythm, meetings and attendance are kept by the secretariat. */
export function canKeepCouncil(actor: Actor): boolean {
  return isDiskominfo(actor);
}

/** A decision is written by the secretariat or by a member of the council. */
export function canWriteDecision(actor: Actor, meeting: { status: string }): boolean {
  return canReadCouncil(actor) && meeting.status === "HELD";
}

/** What the public reads of the council's decisions is put out by Diskominfo, never by who wrote it or changed it since. */
export function refusalToPublishDecision(
  actor: Actor,
  { createdById, enteredByIds }: { createdById: string; enteredByIds: readonly string[] },
): Refusal | null {
  if (!canKeepCouncil(actor)) return "FORBIDDEN";
  return createdById === actor.id || enteredByIds.includes(actor.id) ? "OWN_WORK" : null;
}
