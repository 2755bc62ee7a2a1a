"use server";
import { z } from "zod";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, runCommand } from "@/lib/platform/forms/command";
import type { FormState } from "@/lib/platform/forms/state";
import { entryRefSchema } from "@/lib/platform/forms/typed";
import { route } from "@/lib/platform/pages/routes";
import { createProgress, saveProgress } from "./mutations";
import { newProgressSchema, progressDraftSchema, progressSubmissionSchema } from "./schemas";

const entryOf = hidden(z.union([entryRefSchema, newProgressSchema]));

/** Saves or, with intent=submit, submits a progress report: a new one (programmeSlug, period) or a known one (id, version). */
export const saveProgressAction = formAction<FormState>([progressDraftSchema, newProgressSchema], async (data) => {
  const submit = data.get("intent") === "submit";
  return runCommand(data, {
    schema: submit ? progressSubmissionSchema : progressDraftSchema,
    about: entryOf,
    lost: { code: "INVALID", fields: { period: ["period"] } },
    mutate: (actor, entry, fields) =>
      "id" in entry
        ? saveProgress(actor, entry, { fields, submit })
        : createProgress(actor, { ...entry, fields, submit }),
    shown: Object.keys(progressDraftSchema.shape),
    done: ({ id }) => route("/kelola/laporan/[id]", { id }, { query: { tersimpan: submit ? "submit" : "edit" } }),
  });
});
