"use server";
import type { z } from "zod";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Result } from "@/lib/platform/errors/app-error";
import { formAction } from "@/lib/platform/forms/action";
import { runCommand } from "@/lib/platform/forms/command";
import { idOf, refOf } from "@/lib/platform/forms/row-ref";
import type { FormState } from "@/lib/platform/forms/state";
import { route } from "@/lib/platform/pages/routes";
import { cityToday } from "@/lib/platform/settings/published";
import { type ActionRef, cancelAction, createAction, moveAction, updateAction } from "./mutations";
import { actionDueSchema, actionEndSchema, actionUpdateSchema, newActionSchema } from "./schemas";

/** A new action of a recommendation. */
export const createActionAction = formAction<FormState>([newActionSchema(""), "recommendationId"], async (data) =>
  runCommand(data, {
    schema: newActionSchema(await cityToday()),
    about: idOf("recommendationId"),
    mutate: createAction,
    done: (_saved, _action, id) =>
      route("/kelola/rekomendasi/[id]", { id }, { query: { tersimpan: "createAction" }, hash: "tindakan" }),
  }),
);

async function run<Command>(
  data: FormData,
  schema: z.ZodType<Command>,
  saved: string,
  mutate: (actor: Actor, ref: ActionRef, command: Command) => Promise<Result<ActionRef>>,
): Promise<FormState> {
  return runCommand(data, {
    schema,
    about: refOf,
    mutate,
    shown: ["percent", "dueOn"],
    done: ({ id }) => route("/kelola/tindakan/[id]", { id }, { query: { tersimpan: saved } }),
  });
}

export const updateActionAction = formAction<FormState>([actionUpdateSchema], async (data) => {
  return run(data, actionUpdateSchema, "actionProgress", updateAction);
});

export const moveActionAction = formAction<FormState>([actionDueSchema("")], async (data) => {
  return run(data, actionDueSchema(await cityToday()), "changeDue", moveAction);
});

export const cancelActionAction = formAction<FormState>([actionEndSchema], async (data) => {
  return run(data, actionEndSchema, "cancelAction", (actor, ref, { note }) => cancelAction(actor, ref, note));
});
