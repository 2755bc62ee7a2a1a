import type { Actor } from "@/lib/platform/auth/actor";

/** The council and its secretariat (Diskominfo) read all of the council's work; agencies see what they must do of it. */
export function canReadCouncil(actor: Actor): boolean {
  return actor.role === "ADMIN" || actor.role === "STAFF" || actor.role === "COUNCIL";
}

/** Members, rhythm, meetings and attendance are kept by the secretariat. */
export function canKeepCouncil(actor: Actor): boolean {
  return actor.role === "ADMIN" || actor.role === "STAFF";
}

/** A decision is written by the secretariat or by a member of the council. */
export function canWriteDecision(actor: Actor, meeting: { status: string }): boolean {
  return canReadCouncil(actor) && meeting.status === "HELD";
}
