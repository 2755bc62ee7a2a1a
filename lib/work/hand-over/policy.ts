import type { Actor } from "@/lib/platform/auth/actor";

/** Who administers people's accounts gives their work to others. */
export function canHandOver(actor: Actor): boolean {
  return actor.role === "ADMIN";
}
