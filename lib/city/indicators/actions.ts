"use server";
import { z } from "zod";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, runCommand } from "@/lib/platform/forms/command";
import type { FormState } from "@/lib/platform/forms/state";
import { entryRefSchema } from "@/lib/platform/forms/typed";
import { route } from "@/lib/platform/pages/routes";
import { createValue, faultsOfFigures, saveValue } from "./mutations";
import { newValueSchema, valueDraftSchema, valueSubmissionSchema } from "./schemas";

const entryOf = hidden(z.union([entryRefSchema, newValueSchema]));
const draftOf = hidden(valueDraftSchema);

/** Saves or, with intent=submit, submits an indicator value: a new one (indicatorCode, period) or a known one (id, version). */
export const saveValueAction = formAction<FormState>([valueDraftSchema, newValueSchema], async (data) => {
  const submit = data.get("intent") === "submit";
  return runCommand(data, {
    schema: submit ? valueSubmissionSchema : valueDraftSchema,
    about: entryOf,
    lost: { code: "INVALID", fields: { period: ["period"] } },
    mutate: (actor, entry, fields) =>
      "id" in entry ? saveValue(actor, entry, { fields, submit }) : createValue(actor, { ...entry, fields, submit }),
    // A figure with a foreign unit is said with the missing source, and not when that is there.
    also: async (actor, entry) => {
      const draft = submit ? draftOf(data) : undefined;
      return draft ? faultsOfFigures(actor, entry, draft) : {};
    },
    shown: Object.keys(valueDraftSchema.shape),
    done: ({ id }) => route("/kelola/nilai/[id]", { id }, { query: { tersimpan: submit ? "submit" : "edit" } }),
  });
});
