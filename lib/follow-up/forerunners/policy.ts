import type { Actor } from "@/lib/platform/auth/actor";

/** That the same thing came back is said by Diskominfo, which reads all letters; a computer only suggests it. */
export function canLinkForerunner(actor: Actor): boolean {
  return actor.role === "ADMIN" || actor.role === "STAFF";
}
