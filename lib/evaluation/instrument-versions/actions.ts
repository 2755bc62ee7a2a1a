"use server";
import { instrumentRefSchema } from "@/lib/evaluation/instruments/schemas";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, runCommand } from "@/lib/platform/forms/command";
import type { FormState } from "@/lib/platform/forms/state";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { route } from "@/lib/platform/pages/routes";
import { createInstrument, endInstrument } from "./mutations";
import { endingSchema, newInstrumentSchema } from "./schemas";

export const createInstrumentAction = formAction<FormState>([newInstrumentSchema], async (data) =>
  runCommand(data, {
    schema: newInstrumentSchema,
    mutate: (actor, _none, command) => createInstrument(actor, command),
    done: ({ code }) => route("/kelola/instrumen/[kode]", { kode: code }, { query: { tersimpan: "baru" } }),
  }),
);

export const endInstrumentAction = formAction<FormState>([endingSchema, instrumentRefSchema], async (data) =>
  runCommand(data, {
    schema: endingSchema,
    about: hidden(instrumentRefSchema),
    mutate: endInstrument,
    done: ({ code }) => {
      // Both say where a series ends and what replaced it.
      refreshPublicPages(async () => [route("/evaluasi"), route("/metodologi")]);
      return route("/kelola/instrumen/[kode]", { kode: code }, { query: { tersimpan: "berakhir" } });
    },
  }),
);
