import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";
import type { EntryStatus } from "@/lib/platform/db/generated/enums";
import type { Refusal } from "@/lib/platform/errors/app-error";

export const canKeepOtherCities = (actor: Actor): boolean => isDiskominfo(actor);

export type OtherCityAct = "verify" | "publish" | "return" | "withdraw";

/** From which states each step is done. */
const FROM: Record<OtherCityAct, readonly EntryStatus[]> = {
  verify: ["SUBMITTED"],
  publish: ["VERIFIED"],
  return: ["SUBMITTED", "VERIFIED"],
  withdraw: ["PUBLISHED"],
};

type Row = { status: EntryStatus; enteredById: string; withdrawnAt: Date | null };

export const isPossible = (row: Row, act: OtherCityAct) => row.withdrawnAt === null && FROM[act].includes(row.status);

/** What was checked already is sent back before it is changed. */
export const isEditable = ({ status, withdrawnAt }: Row) =>
  withdrawnAt === null && (status === "SUBMITTED" || status === "RETURNED");

/** Whoever entered a figure neither verifies nor publishes it; sending back and taking back is anybody's of Diskominfo. */
export function refusalOf(actor: Actor, row: Row, act: OtherCityAct): Refusal | null {
  if (!canKeepOtherCities(actor)) return "FORBIDDEN";
  return (act === "verify" || act === "publish") && row.enteredById === actor.id ? "OWN_WORK" : null;
}
