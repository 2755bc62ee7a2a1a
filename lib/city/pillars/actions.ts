"use server";
import { decideDraft } from "@/lib/platform/drafts/decision";
import { saveDraft } from "@/lib/platform/drafts/mutations";
import { formAction } from "@/lib/platform/forms/action";
import { runCommand } from "@/lib/platform/forms/command";
import { refOf } from "@/lib/platform/forms/row-ref";
import type { FormState } from "@/lib/platform/forms/state";
import { route } from "@/lib/platform/pages/routes";
import { pillarKind } from "./mutations";
import { pillarSchema } from "./schemas";

const slugOf = (data: FormData) => String(data.get("slug") ?? "").slice(0, 100);
const page = (slug: string) => route("/kelola/pilar/[slug]", { slug });

export const savePillarAction = formAction<FormState>([pillarSchema, "slug"], async (data) =>
  runCommand(data, {
    schema: pillarSchema,
    about: refOf,
    mutate: (actor, ref, draft) => saveDraft(actor, pillarKind, ref, draft),
    shown: Object.keys(pillarSchema.shape),
    done: () => `${page(slugOf(data))}?tersimpan=saveDraft`,
  }),
);

export const decidePillarDraftAction = formAction<FormState>(["slug"], async (data) =>
  decideDraft(data, pillarKind, refOf, {
    list: route("/kelola/pilar"),
    one: () => route("/kelola/pilar"),
    public: [route("/pilar"), "/"],
  }),
);
