"use server";
import { decideDraft } from "@/lib/platform/drafts/decision";
import { formAction } from "@/lib/platform/forms/action";
import { runCommand } from "@/lib/platform/forms/command";
import { newOrRefOf, refOf } from "@/lib/platform/forms/row-ref";
import type { FormState } from "@/lib/platform/forms/state";
import { route } from "@/lib/platform/pages/routes";
import { glossaryKind, saveTerm } from "./mutations";
import { glossaryTermSchema } from "./schemas";

const one = (id: string) => route("/kelola/teks/glosarium/[id]", { id });

export const saveTermAction = formAction<FormState>([glossaryTermSchema], async (data) =>
  runCommand(data, {
    schema: glossaryTermSchema,
    about: newOrRefOf,
    mutate: saveTerm,
    shown: Object.keys(glossaryTermSchema.shape),
    done: ({ id }) => `${one(id)}?tersimpan=saveDraft`,
  }),
);

export const decideTermAction = formAction<FormState>([], async (data) =>
  decideDraft(data, glossaryKind, refOf, {
    list: route("/kelola/teks/glosarium"),
    one,
    public: [route("/glosarium")],
  }),
);
