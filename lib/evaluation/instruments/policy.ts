import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";
import type { InstrumentStatus } from "@/lib/platform/db/generated/enums";

/** Diskominfo sees every version, drafts too. */
export function canReadInstruments(actor: Actor): boolean {
  return isDiskominfo(actor);
}

/** Only an admin makes versions: what is weighed and asked is the ground of every score. */
export function canMakeInstruments(actor: Actor): boolean {
  return actor.role === "ADMIN";
}

/** A version is edited while it is a draft; an active one is followed by a next version. */
export function canEditInstrument(actor: Actor, instrument: { status: InstrumentStatus }): boolean {
  return canMakeInstruments(actor) && instrument.status === "DRAFT";
}
