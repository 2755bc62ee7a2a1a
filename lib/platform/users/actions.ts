"use server";
import { revalidatePath } from "next/cache";
import { ok } from "@/lib/platform/errors/app-error";
import { FIRST_ZONE } from "@/lib/platform/format/zone";
import { formAction } from "@/lib/platform/forms/action";
import { runCommand } from "@/lib/platform/forms/command";
import { idOf } from "@/lib/platform/forms/row-ref";
import type { FormState } from "@/lib/platform/forms/state";
import { route } from "@/lib/platform/pages/routes";
import { cityZone } from "@/lib/platform/settings/published";
import { createAssessor, endAssessor } from "./mutations";
import type { CreateAssessor } from "./schemas";
import { assessorAccount, createAssessorSchema } from "./schemas";

/** The answer that holds the password: it is in this one reply and nowhere else. */
export type AssessorState = FormState & { made?: { email: string; password: string } };

/** ADMIN makes a guest account for one round. */
export const createAssessorAction = formAction<AssessorState>([createAssessorSchema(FIRST_ZONE)], async (data) =>
  runCommand<CreateAssessor, null, { email: string; password: string }, AssessorState>(data, {
    schema: createAssessorSchema(await cityZone()),
    mutate: async (actor, _none, command) => {
      const result = await createAssessor(actor, assessorAccount(command, await cityZone()));
      return result.ok ? ok({ email: command.email, password: result.value.password }) : result;
    },
    reworded: (error) =>
      error.code === "ALREADY_OPEN" ? { code: "INVALID", fields: { email: ["emailTaken"] } } : error,
    done: (made) => {
      revalidatePath("/[locale]/kelola/asesor", "page");
      return { made };
    },
  }),
);

/** ADMIN ends a guest account before its last day. */
export const endAssessorAction = formAction<FormState>([], async (data) =>
  runCommand(data, {
    about: idOf("id"),
    mutate: endAssessor,
    done: () => route("/kelola/asesor", {}, { query: { tersimpan: "ended" } }),
  }),
);
