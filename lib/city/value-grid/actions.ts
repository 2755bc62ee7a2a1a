"use server";
import { formAction } from "@/lib/platform/forms/action";
import { intentOf, namesNothing, rowsReading, runCommand } from "@/lib/platform/forms/command";
import type { FormState } from "@/lib/platform/forms/state";
import { type CellAnswer, saveCells, submitCells, takeCellsBack } from "./mutations";
import { canFillIn } from "./policy";
import { readSentCells, readSteppedCells, type SentCell, type SteppedCell } from "./schemas";

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
