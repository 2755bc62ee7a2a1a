import type { EntryStatus } from "@/lib/platform/db/generated/enums";

/**
 * Why an item cannot go out: returned or published meanwhile, changed since it was looked at, its agency closed, entered by
 * whoever approved, with personal data of which nobody has said that it stays; or whoever approved it is Diskominfo's no more.
 */
const ITEM_FAULTS = ["state", "moved", "closed", "own", "personal", "approver"] as const;
export type ItemFault = (typeof ITEM_FAULTS)[number];

type Item = {
  status: EntryStatus;
  version: number;
  preparedVersion: number;
  agencyClosedOn: Date | null;
};

/** What of this can be seen before it is tried. */
export function itemFault({ status, version, preparedVersion, agencyClosedOn }: Item): ItemFault | null {
  if (status !== "VERIFIED") return "state";
  if (version !== preparedVersion) return "moved";
  return agencyClosedOn === null ? null : "closed";
}
