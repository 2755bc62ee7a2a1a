"use server";
import { parseWithZod } from "@conform-to/zod/v4";
import { z } from "zod";
import { findActor } from "@/lib/auth/session";
import { entryRefSchema } from "@/lib/entries/schemas";
import { goTo } from "@/lib/forms/destination";
import { refused, signedOut } from "@/lib/forms/reply";
import type { FormState } from "@/lib/forms/state";
import { addDecisionAction, editDecision, recordDecision } from "./mutations";
import { decisionActionSchema, decisionSchema, newDecisionSchema } from "./schemas";

const uuidOf = (data: FormData, name: string) => z.uuid().safeParse(data.get(name)).data ?? null;

/** A meeting's new decision with who carries it out. */
export async function recordDecisionAction(_state: FormState, data: FormData): Promise<FormState> {
  const submission = parseWithZod(data, { schema: newDecisionSchema });
  const actor = await findActor();
  if (!actor) return signedOut(submission);
  if (submission.status !== "success") return refused(submission);
  const meetingId = uuidOf(data, "meetingId");
  if (!meetingId) return refused(submission, { code: "NOT_FOUND" });
  const result = await recordDecision(actor, meetingId, submission.value);
  if (!result.ok) return refused(submission, result.error);
  goTo(data, `/dewan/rapat/${meetingId}?tersimpan=recordDecision#keputusan`);
}

export async function editDecisionAction(_state: FormState, data: FormData): Promise<FormState> {
  const submission = parseWithZod(data, { schema: decisionSchema });
  const actor = await findActor();
  if (!actor) return signedOut(submission);
  if (submission.status !== "success") return refused(submission);
  const ref = entryRefSchema.safeParse(Object.fromEntries(data));
  if (!ref.success) return refused(submission, { code: "NOT_FOUND" });
  const result = await editDecision(actor, ref.data, submission.value);
  if (!result.ok) return refused(submission, result.error, ["text", "links"]);
  goTo(data, `/dewan/rapat/${result.value.meetingId}?tersimpan=saveCouncil#keputusan`);
}

/** One more action of a decision. */
export async function addDecisionActionAction(_state: FormState, data: FormData): Promise<FormState> {
  const submission = parseWithZod(data, { schema: decisionActionSchema });
  const actor = await findActor();
  if (!actor) return signedOut(submission);
  if (submission.status !== "success") return refused(submission);
  const decisionId = uuidOf(data, "decisionId");
  if (!decisionId) return refused(submission, { code: "NOT_FOUND" });
  const result = await addDecisionAction(actor, decisionId, submission.value);
  if (!result.ok) return refused(submission, result.error);
  goTo(data, `/dewan/rapat/${result.value.meetingId}?tersimpan=createAction#keputusan`);
}
