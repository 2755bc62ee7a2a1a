import type { Actor } from "@/lib/platform/auth/actor";

/** It tells what each account was refused: ADMIN alone. */
export function canReadSecurityEvents(actor: Actor): boolean {
  return actor.role === "ADMIN";
}
