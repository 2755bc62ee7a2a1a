"use server";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, runCommand } from "@/lib/platform/forms/command";
import { refOf } from "@/lib/platform/forms/row-ref";
import type { FormState } from "@/lib/platform/forms/state";
import { route, withQuery } from "@/lib/platform/pages/routes";
import { type Linked, linkThing, takeOverEvidence, unlinkThing } from "./mutations";
import { linkSchema, type TakeOver, type Thing, takeOverSchema, thingSchema } from "./schemas";

function thingOf(data: FormData): Thing | undefined {
  const read = hidden(thingSchema)(data);
  return read && { kind: read.kind, id: read.thingId };
}

export const linkItemAction = formAction<FormState>([linkSchema, thingSchema], async (data) =>
  runCommand<{ itemId: string }, Thing, Linked>(data, {
    schema: linkSchema,
    about: thingOf,
    mutate: linkThing,
    done: ({ page }) => withQuery(page, { tersimpan: "linkItem" }),
  }),
);

export const unlinkItemAction = formAction<FormState>([], async (data) =>
  runCommand<object, { id: string; version: number }, Linked>(data, {
    about: refOf,
    mutate: (actor, ref) => unlinkThing(actor, ref),
    done: ({ page }) => withQuery(page, { tersimpan: "unlinkItem" }),
  }),
);

export const takeOverEvidenceAction = formAction<FormState>([takeOverSchema], async (data) =>
  runCommand<object, TakeOver, { id: string }>(data, {
    about: hidden(takeOverSchema),
    mutate: (actor, offered) => takeOverEvidence(actor, offered),
    done: (_saved, _command, { answerId }) =>
      route("/kelola/jawaban/[id]", { id: answerId }, { query: { tersimpan: "takeOverEvidence" } }),
  }),
);
