import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";

/** Diskominfo keeps the lists of programmes, indicators and targets; agencies report on what stands in them. */
export function canKeepRegister(actor: Actor): boolean {
  return isDiskominfo(actor);
}
