import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";

/** That the same thing came back is said by Diskominfo, which reads all letters; a computer only suggests it. */
export function canLinkForerunner(actor: Actor): boolean {
  return isDiskominfo(actor);
}
