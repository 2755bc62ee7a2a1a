"use server";
import { z } from "zod";
import { decideDraft } from "@/lib/platform/drafts/decision";
import { saveDraft } from "@/lib/platform/drafts/mutations";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, runCommand } from "@/lib/platform/forms/command";
import type { FormState } from "@/lib/platform/forms/state";
import { route } from "@/lib/platform/pages/routes";
import { siteTextKind } from "./mutations";
import { siteTextSchema } from "./schemas";

const refOf = hidden(z.object({ id: z.string().max(40), version: z.coerce.number().int().positive() }));
const one = (id: string) => route("/kelola/teks/[kunci]", { kunci: id });

export const saveSiteTextAction = formAction<FormState>([siteTextSchema], async (data) =>
  runCommand(data, {
    schema: siteTextSchema,
    about: refOf,
    mutate: (actor, ref, draft) => saveDraft(actor, siteTextKind, ref, draft),
    shown: Object.keys(siteTextSchema.shape),
    done: ({ id }) => `${one(id)}?tersimpan=saveDraft`,
  }),
);

export const decideSiteTextAction = formAction<FormState>([], async (data) =>
  decideDraft(data, siteTextKind, refOf, {
    list: route("/kelola/teks"),
    one,
    public: [route("/tentang"), "/"],
  }),
);
