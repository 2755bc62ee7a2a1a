"use server";
import { refresh } from "next/cache";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, runCommand } from "@/lib/platform/forms/command";
import { refOf } from "@/lib/platform/forms/row-ref";
import type { FormState } from "@/lib/platform/forms/state";
import { linkThing, takeOverEvidence, unlinkThing } from "./mutations";
import { linkSchema, type TakeOver, type Thing, takeOverSchema, thingSchema } from "./schemas";

/** What a form of links answers: the page that it stands on is drawn anew. */
export type LinkFormState = FormState & { saved?: "link" | "unlink" | "takeOver" };

function staysAs(saved: NonNullable<LinkFormState["saved"]>): LinkFormState {
  refresh();
  return { saved };
}

function thingOf(data: FormData): Thing | undefined {
  const read = hidden(thingSchema)(data);
  return read && { kind: read.kind, id: read.thingId };
}

export const linkItemAction = formAction<LinkFormState>([linkSchema, thingSchema], async (data) =>
  runCommand<{ itemId: string }, Thing, { id: string }, LinkFormState>(data, {
    schema: linkSchema,
    about: thingOf,
    mutate: linkThing,
    done: () => staysAs("link"),
  }),
);

export const unlinkItemAction = formAction<LinkFormState>([], async (data) =>
  runCommand<object, { id: string; version: number }, { id: string }, LinkFormState>(data, {
    about: refOf,
    mutate: (actor, ref) => unlinkThing(actor, ref),
    done: () => staysAs("unlink"),
  }),
);

export const takeOverEvidenceAction = formAction<LinkFormState>([takeOverSchema], async (data) =>
  runCommand<object, TakeOver, { id: string }, LinkFormState>(data, {
    about: hidden(takeOverSchema),
    mutate: (actor, offered) => takeOverEvidence(actor, offered),
    done: () => staysAs("takeOver"),
  }),
);
