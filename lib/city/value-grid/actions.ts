"use server";
import { valueDraftSchema } from "@/lib/city/indicators/schemas";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, rowsReading, runCommand } from "@/lib/platform/forms/command";
import { typedIn } from "@/lib/platform/forms/rows";
import type { FormState } from "@/lib/platform/forms/state";
import { route } from "@/lib/platform/pages/routes";
import { type IndicatorSaved, saveIndicator } from "./mutations";
import { canFillIn } from "./policy";
import {
  gridSearchSchema,
  type IndicatorForm,
  indicatorFormSchema,
  readTypedIndicator,
  type TypedIndicator,
} from "./schemas";

const may = async (actor: Parameters<typeof canFillIn>[0]) =>
  canFillIn(actor) ? null : { code: "FORBIDDEN" as const };

/** What was saved of the form of an indicator, where something of it was not, or where not all of it could be handed in. */
export type IndicatorState = FormState & { told?: Omit<IndicatorSaved, "faults"> & { refused: number } };

/** The form of one indicator without scripts: intent save as drafts, submit what is complete handed in as well. */
export const saveIndicatorAction = formAction<IndicatorState>(
  [
    ...[indicatorFormSchema, valueDraftSchema.pick({ source: true, certainty: true })],
    ...[{ each: "isi-" }, { each: "tampak-" }, { each: "entri-" }, { each: "pilihan-" }],
  ],
  async (data) => {
    const submit = data.get("intent") === "submit";
    return runCommand<TypedIndicator, IndicatorForm, IndicatorSaved, IndicatorState>(data, {
      may,
      about: hidden(indicatorFormSchema),
      read: () => rowsReading(data, readTypedIndicator(data), { cells: ["invalid"] }),
      mutate: (actor, { kode }, typed) => saveIndicator(actor, kode, { typed, submit }),
      done: ({ faults, ...told }, _typed, { kode, halaman }) => {
        const refused = Object.keys(faults).length;
        if (refused > 0) return { reply: { initialValue: typedIn(data), error: faults }, told: { ...told, refused } };
        if (told.left.length > 0 || (submit && told.submitted === 0)) return { told: { ...told, refused } };
        const asked = gridSearchSchema.parse(Object.fromEntries(new URLSearchParams(halaman)));
        return route("/kelola/isi", {}, { query: { ...asked, kode, tersimpan: submit ? "submit" : "edit" } });
      },
    });
  },
);
