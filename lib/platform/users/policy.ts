import type { Actor } from "@/lib/platform/auth/actor";

/** Guest accounts let somebody from outside into a round that is not public yet: ADMIN alone. */
export function canManageAssessors(actor: Actor): boolean {
  return actor.role === "ADMIN";
}
