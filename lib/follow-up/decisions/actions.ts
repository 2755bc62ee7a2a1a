"use server";
import { formAction } from "@/lib/platform/forms/action";
import { intentOf, namesNothing, runCommand } from "@/lib/platform/forms/command";
import { idOf, refOf } from "@/lib/platform/forms/row-ref";
import type { FormState } from "@/lib/platform/forms/state";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { route } from "@/lib/platform/pages/routes";
import {
  addDecisionAction,
  editDecision,
  publishDecision,
  recordDecision,
  type SavedDecision,
  withdrawDecision,
} from "./mutations";
import { decisionActionSchema, decisionSchema, newDecisionSchema } from "./schemas";

const backToMeeting =
  (saved: string) =>
  ({ meetingId }: SavedDecision) =>
    route("/dewan/rapat/[id]", { id: meetingId }, { query: { tersimpan: saved }, hash: "keputusan" });

/** A meeting's new decision with who carries it out. */
export const recordDecisionAction = formAction<FormState>([newDecisionSchema, "meetingId"], async (data) => {
  return runCommand(data, {
    schema: newDecisionSchema,
    about: idOf("meetingId"),
    mutate: recordDecision,
    done: backToMeeting("recordDecision"),
  });
});

export const editDecisionAction = formAction<FormState>([decisionSchema], async (data) => {
  return runCommand(data, {
    schema: decisionSchema,
    about: refOf,
    mutate: editDecision,
    shown: ["text", "links"],
    done: backToMeeting("saveCouncil"),
  });
});

/** One more action of a decision. */
export const addDecisionActionAction = formAction<FormState>([decisionActionSchema, "decisionId"], async (data) => {
  return runCommand(data, {
    schema: decisionActionSchema,
    about: idOf("decisionId"),
    mutate: addDecisionAction,
    done: backToMeeting("createAction"),
  });
});

/** What the public reads of it: intent publish or withdraw. */
export const showDecisionAction = formAction<FormState>([], async (data) => {
  const intent = intentOf(data, ["publish", "withdraw"]);
  if (!intent) return namesNothing(data);
  return runCommand(data, {
    about: refOf,
    mutate: intent === "publish" ? publishDecision : withdrawDecision,
    done: (saved) => {
      refreshPublicPages(async () => [route("/keputusan")]);
      return backToMeeting(intent === "publish" ? "publish" : "withdrawDecision")(saved);
    },
  });
});
