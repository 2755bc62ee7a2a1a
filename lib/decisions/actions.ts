"use server";
import { idOf, refOf, runCommand } from "@/lib/forms/command";
import type { FormState } from "@/lib/forms/state";
import { addDecisionAction, editDecision, recordDecision, type SavedDecision } from "./mutations";
import { decisionActionSchema, decisionSchema, newDecisionSchema } from "./schemas";

const backToMeeting =
  (saved: string) =>
  ({ meetingId }: SavedDecision) =>
    `/dewan/rapat/${meetingId}?tersimpan=${saved}#keputusan`;

/** A meeting's new decision with who carries it out. */
export async function recordDecisionAction(_state: FormState, data: FormData): Promise<FormState> {
  return runCommand(data, {
    schema: newDecisionSchema,
    about: idOf("meetingId"),
    mutate: recordDecision,
    done: backToMeeting("recordDecision"),
  });
}

export async function editDecisionAction(_state: FormState, data: FormData): Promise<FormState> {
  return runCommand(data, {
    schema: decisionSchema,
    about: refOf,
    mutate: editDecision,
    shown: ["text", "links"],
    done: backToMeeting("saveCouncil"),
  });
}

/** One more action of a decision. */
export async function addDecisionActionAction(_state: FormState, data: FormData): Promise<FormState> {
  return runCommand(data, {
    schema: decisionActionSchema,
    about: idOf("decisionId"),
    mutate: addDecisionAction,
    done: backToMeeting("createAction"),
  });
}
