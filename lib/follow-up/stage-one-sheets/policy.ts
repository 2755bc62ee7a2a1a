import type { Actor } from "@/lib/platform/auth/actor";

/** It goes to the assessors: Diskominfo makes it, the council reads it before. */
export function canReadStageOneSheet(actor: Actor): boolean {
  return actor.role === "ADMIN" || actor.role === "STAFF" || actor.role === "COUNCIL";
}
