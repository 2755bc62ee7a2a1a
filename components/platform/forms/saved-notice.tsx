import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";

const KNOWN = [
  "edit",
  "submit",
  "verify",
  "publish",
  "publishLater",
  "return",
  "score",
  "createRound",
  "setPhaseDates",
  "advanceRound",
  "reopenRound",
  "assign",
  "propose",
  "verifyAnswer",
  "reply",
  "decidePillar",
  "freeze",
  "withdraw",
  "changeDue",
  "submitFollowUp",
  "verifyFollowUp",
  "confirmFollowUp",
  "createAction",
  "saveCouncil",
  "saveMeeting",
  "saveSettings",
  "renameAgency",
  "mergeAgencies",
  "splitAgency",
  "createAgency",
  "saveDraft",
  "publishDraft",
  "discardDraft",
  "importKelurahan",
  "recordAttendance",
  "recordDecision",
  "linkForerunner",
  "unlinkForerunner",
  "actionProgress",
  "cancelAction",
  "letThrough",
  "refuse",
  "answer",
  "callBack",
  "discard",
  "emptied",
  "restore",
  "map",
  "answered",
  "loaded",
  "dropped",
  "saveProgramme",
  "closeProgramme",
  "deleteProgramme",
  "saveIndicator",
  "retireIndicator",
  "deleteIndicator",
  "saveTarget",
  "withdrawTarget",
] as const;

/** Says what was just saved, from the address of the page that one came back to. */
export function SavedNotice({ act, actions }: { act: string | undefined; actions?: ReactNode }) {
  const t = useTranslations("Saved");
  const known = KNOWN.find((name) => name === act);
  if (!known) return null;
  return <Notice tone="success" announce title={t(known)} actions={actions} />;
}
