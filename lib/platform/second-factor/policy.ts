import type { Actor } from "@/lib/platform/auth/actor";

/** Who must have a second factor is the city's decision, and ADMIN makes it. */
export function canSetAccountRules(actor: Actor): boolean {
  return actor.role === "ADMIN";
}
