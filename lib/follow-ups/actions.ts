"use server";
import { parseWithZod } from "@conform-to/zod/v4";
import { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { findActor } from "@/lib/auth/session";
import { entryRefSchema } from "@/lib/entries/schemas";
import type { Result } from "@/lib/errors/app-error";
import { goTo } from "@/lib/forms/destination";
import { refused, signedOut } from "@/lib/forms/reply";
import type { FormState } from "@/lib/forms/state";
import { type ActionRef, cancelAction, createAction, moveAction, updateAction } from "./mutations";
import { actionDueSchema, actionEndSchema, actionUpdateSchema, newActionSchema } from "./schemas";

/** A new action of a recommendation. */
export async function createActionAction(_state: FormState, data: FormData): Promise<FormState> {
  const submission = parseWithZod(data, { schema: newActionSchema });
  const actor = await findActor();
  if (!actor) return signedOut(submission);
  if (submission.status !== "success") return refused(submission);
  const id = z.uuid().safeParse(data.get("recommendationId"));
  if (!id.success) return refused(submission, { code: "NOT_FOUND" });
  const result = await createAction(actor, id.data, submission.value);
  if (!result.ok) return refused(submission, result.error);
  goTo(data, `/kelola/rekomendasi/${id.data}?tersimpan=createAction#tindakan`);
}

async function run<Schema extends z.ZodType>(
  data: FormData,
  schema: Schema,
  saved: string,
  mutate: (actor: Actor, ref: ActionRef, command: z.output<Schema>) => Promise<Result<ActionRef>>,
): Promise<FormState> {
  const submission = parseWithZod(data, { schema });
  const actor = await findActor();
  if (!actor) return signedOut(submission);
  if (submission.status !== "success") return refused(submission);
  const ref = entryRefSchema.safeParse(Object.fromEntries(data));
  if (!ref.success) return refused(submission, { code: "NOT_FOUND" });
  const result = await mutate(actor, ref.data, submission.value);
  if (!result.ok) return refused(submission, result.error, ["percent"]);
  goTo(data, `/kelola/tindakan/${ref.data.id}?tersimpan=${saved}`);
}

export async function updateActionAction(_state: FormState, data: FormData): Promise<FormState> {
  return run(data, actionUpdateSchema, "actionProgress", updateAction);
}

export async function moveActionAction(_state: FormState, data: FormData): Promise<FormState> {
  return run(data, actionDueSchema, "changeDue", moveAction);
}

export async function cancelActionAction(_state: FormState, data: FormData): Promise<FormState> {
  return run(data, actionEndSchema, "cancelAction", (actor, ref, { note }) => cancelAction(actor, ref, note));
}
