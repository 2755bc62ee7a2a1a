"use server";
import { z } from "zod";
import type { InstrumentRef } from "@/lib/evaluation/instruments/schemas";
import { instrumentRefSchema } from "@/lib/evaluation/instruments/schemas";
import { ok } from "@/lib/platform/errors/app-error";
import { readWorkbook, WORKBOOK_LIMITS, type WorkbookCell } from "@/lib/platform/format/workbook";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, namesNothing, type Reader, rowsReading, runCommand } from "@/lib/platform/forms/command";
import type { FormState } from "@/lib/platform/forms/state";
import { uploadedFile } from "@/lib/platform/forms/uploaded-file";
import { route } from "@/lib/platform/pages/routes";
import { type Imported, importQuestionnaire, mayImport, removeItem, saveItem } from "./mutations";
import { itemSchema } from "./schemas";
import type { Fault, SheetChange } from "./sheet";

const newOrKnownItemOf = hidden(instrumentRefSchema.extend({ known: z.string().nullable().default(null) }));
const itemOf = hidden(instrumentRefSchema.extend({ known: z.string() }));
const instrumentOf = hidden(instrumentRefSchema);

export const saveItemAction = formAction<FormState>(
  [itemSchema, instrumentRefSchema, "known", "section"],
  async (data) => {
    const section = encodeURIComponent(String(data.get("section") ?? ""));
    return runCommand(data, {
      schema: itemSchema,
      about: newOrKnownItemOf,
      mutate: (actor, { known, ...ref }, item) => saveItem(actor, ref, known, item),
      done: ({ code }) =>
        route("/kelola/instrumen/[kode]", { kode: code }, { query: { bagian: section, tersimpan: "butir" } }),
    });
  },
);

export const removeItemAction = formAction<FormState>([instrumentRefSchema, "known"], async (data) =>
  runCommand(data, {
    about: itemOf,
    mutate: (actor, { known, ...ref }) => removeItem(actor, ref, known),
    done: ({ code }) => route("/kelola/instrumen/[kode]", { kode: code }, { query: { tersimpan: "hapus" } }),
  }),
);

export type ImportState = FormState & {
  /** Why the file as a whole is refused. */
  fileFault?: "required" | "fileSize" | "fileRows" | "fileKind";
  faults?: Fault[];
  /** What the file would change, and its rows, which the second press sends back. */
  preview?: { change: SheetChange; rows: string };
};

const keptRows = z
  .array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])))
  .max(WORKBOOK_LIMITS.rows + 1);

/** First press: reads the file and says what it would change. Second press (intent apply): changes it, all or nothing. */
export const importQuestionnaireAction = formAction<ImportState>(
  [instrumentRefSchema, { file: "file" }, { long: "kept" }],
  async (data) => {
    const apply = data.get("intent") === "apply";
    return runCommand<Row[], InstrumentRef, Taken, ImportState>(data, {
      about: instrumentOf,
      may: mayImport,
      read: apply ? rowsBack : rowsOfFile,
      mutate: async (actor, ref, rows) => {
        const result = await importQuestionnaire(actor, ref, rows, apply);
        return result.ok ? ok({ code: ref.code, rows, outcome: result.value }) : result;
      },
      done: ({ code, rows, outcome }) => {
        if ("faults" in outcome) return { faults: outcome.faults };
        if (apply) return route("/kelola/instrumen/[kode]", { kode: code }, { query: { tersimpan: "impor" } });
        return { preview: { change: outcome.change, rows: JSON.stringify(rows) } };
      },
    });
  },
);

type Row = readonly WorkbookCell[];
type Taken = { code: string; rows: Row[]; outcome: Imported };

async function rowsOfFile(data: FormData): Promise<ReturnType<Reader<Row[], ImportState>>> {
  const file = await uploadedFile(data, { most: WORKBOOK_LIMITS.bytes, tooLarge: "fileSize" });
  if ("fault" in file) return { answer: { fileFault: file.fault } };
  const read = await readWorkbook(file.content);
  return read.ok ? rowsReading(data, read.rows, {}) : { answer: { fileFault: read.reason } };
}

/** What the preview showed, as it was sent back: a form that did not come from it names nothing. */
function rowsBack(data: FormData): ReturnType<Reader<Row[], ImportState>> {
  const rows = keptRows.safeParse(parsed(String(data.get("kept") ?? "")));
  return rows.success ? rowsReading(data, rows.data, {}) : { answer: namesNothing(data) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
