"use server";
import { valueDraftSchema } from "@/lib/city/indicators/schemas";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, intentOf, namesNothing, rowsReading, runCommand } from "@/lib/platform/forms/command";
import { typedIn } from "@/lib/platform/forms/rows";
import type { FormState } from "@/lib/platform/forms/state";
import { route } from "@/lib/platform/pages/routes";
import {
  type CellAnswer,
  type IndicatorSaved,
  saveCells,
  saveIndicator,
  submitCells,
  takeCellsBack,
} from "./mutations";
import { canFillIn } from "./policy";
import {
  gridSearchSchema,
  type IndicatorForm,
  indicatorFormSchema,
  readSentCells,
  readSteppedCells,
  readTypedIndicator,
  type SentCell,
  type SteppedCell,
  type TypedIndicator,
} from "./schemas";

/** The answer of each cell that was sent, or what stands in the way of all of them. */
export type GridState = FormState & { answers?: CellAnswer[] };

const may = async (actor: Parameters<typeof canFillIn>[0]) =>
  canFillIn(actor) ? null : { code: "FORBIDDEN" as const };

/** Cells of the grid as JSON: intent save with what was typed; submit, callBack and discard as they are saved. */
export const saveCellsAction = formAction<GridState>([{ long: "cells" }], async (data) => {
  const intent = intentOf(data, ["save", "submit", "callBack", "discard"]);
  if (!intent) return namesNothing(data);
  if (intent === "save")
    return runCommand<SentCell[], null, CellAnswer[], GridState>(data, {
      may,
      read: () => rowsReading(data, readSentCells(data.get("cells")), { cells: ["invalid"] }),
      mutate: (actor, _none, cells) => saveCells(actor, cells),
      done: (answers) => ({ answers }),
    });
  return runCommand<SteppedCell[], null, CellAnswer[], GridState>(data, {
    may,
    read: () => rowsReading(data, readSteppedCells(data.get("cells")), { cells: ["invalid"] }),
    mutate: (actor, _none, cells) =>
      intent === "submit" ? submitCells(actor, cells) : takeCellsBack(actor, intent, cells),
    done: (answers) => ({ answers }),
  });
});

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
