"use server";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, of, runCommand } from "@/lib/platform/forms/command";
import type { FormState } from "@/lib/platform/forms/state";
import { leaveNote } from "./mutations";
import { leaveNoteSchema, noteItemSchema } from "./schemas";

const itemOf = hidden(noteItemSchema);

/** A guest assessor's note. */
export const leaveNoteAction = formAction<FormState>([leaveNoteSchema, noteItemSchema], async (data) =>
  runCommand(data, {
    schema: leaveNoteSchema,
    about: itemOf,
    mutate: (actor, ref, note) => of(ref, leaveNote(actor, { ...note, ...ref })),
    done: ({ itemCode }) => `/asesor${itemCode ? `/${encodeURIComponent(itemCode)}` : ""}?tersimpan=note`,
  }),
);
