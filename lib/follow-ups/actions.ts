"use server";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import type { Result } from "@/lib/errors/app-error";
import { runCommand } from "@/lib/forms/command";
import { idOf, refOf } from "@/lib/forms/row-ref";
import type { FormState } from "@/lib/forms/state";
import { type ActionRef, cancelAction, createAction, moveAction, updateAction } from "./mutations";
import { actionDueSchema, actionEndSchema, actionUpdateSchema, newActionSchema } from "./schemas";

/** A new action of a recommendation. */
export async function createActionAction(_state: FormState, data: FormData): Promise<FormState> {
  const recommendationOf = idOf("recommendationId");
  return runCommand(data, {
    schema: newActionSchema,
    about: recommendationOf,
    mutate: createAction,
    done: () => `/kelola/rekomendasi/${recommendationOf(data)}?tersimpan=createAction#tindakan`,
  });
}

async function run<Schema extends z.ZodType>(
  data: FormData,
  schema: Schema,
  saved: string,
  mutate: (actor: Actor, ref: ActionRef, command: z.output<Schema>) => Promise<Result<ActionRef>>,
): Promise<FormState> {
  return runCommand(data, {
    schema,
    about: refOf,
    mutate,
    shown: ["percent", "dueOn"],
    done: ({ id }) => `/kelola/tindakan/${id}?tersimpan=${saved}`,
  });
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
