import type { EntryStatus } from "@/lib/platform/db/generated/enums";

/** What may be done to an entry (a progress report or an indicator value). */
export type EntryAct = "edit" | "submit" | "return" | "verify" | "publish" | "revise" | "callBack" | "discard";

// draft → submitted → returned with a reason or verified → published; a correction is a new revision of the published.
const ALLOWED: Record<EntryAct, readonly EntryStatus[]> = {
  edit: ["DRAFT", "RETURNED"],
  submit: ["DRAFT", "RETURNED"],
  return: ["SUBMITTED", "VERIFIED"],
  verify: ["SUBMITTED"],
  publish: ["VERIFIED"],
  revise: ["PUBLISHED"],
  // Before anybody verified or returned it; what was never handed in may go for good.
  callBack: ["SUBMITTED"],
  discard: ["DRAFT"],
};

/** True when the act is possible in that state, whoever asks. */
export function isPossible(act: EntryAct, status: EntryStatus): boolean {
  return ALLOWED[act].includes(status);
}
