import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";

/** It goes to the assessors: Diskominfo makes it, the council reads it before. */
export function canReadStageOneSheet(actor: Actor): boolean {
  return isDiskominfo(actor) || actor.role === "COUNCIL";
}
