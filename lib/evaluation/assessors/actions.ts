"use server";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, of, runCommand } from "@/lib/platform/forms/command";
import type { FormState } from "@/lib/platform/forms/state";
import { route } from "@/lib/platform/pages/routes";
import { leaveNote } from "./mutations";
import { leaveNoteSchema, noteItemSchema } from "./schemas";

const itemOf = hidden(noteItemSchema);

/** A guest assessor's note. */
export const leaveNoteAction = formAction<FormState>([leaveNoteSchema, noteItemSchema], async (data) =>
  runCommand(data, {
    schema: leaveNoteSchema,
    about: itemOf,
    mutate: (actor, ref, note) => of(ref, leaveNote(actor, { ...note, ...ref })),
    done: ({ itemCode }) => {
      const end = { query: { tersimpan: "note" } };
      return itemCode ? route("/asesor/[butir]", { butir: itemCode }, end) : route("/asesor", {}, end);
    },
  }),
);
