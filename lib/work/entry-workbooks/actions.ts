"use server";
import { type Returned, readReturned } from "@/lib/city/entry-workbooks/returned";
import { type FilesRead, readFiles } from "@/lib/city/loading/files";
import { env } from "@/lib/platform/config/env";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, rowsReading, runCommand } from "@/lib/platform/forms/command";
import { formLocale } from "@/lib/platform/forms/destination";
import type { FormState } from "@/lib/platform/forms/state";
import { route } from "@/lib/platform/pages/routes";
import {
  createWorkbook,
  dropWorkbook,
  type RowAnswer,
  refusalOfWorkbooks,
  saveEntryRow,
  saveEntryRows,
  takeWorkbook,
  type WorkbookRef,
} from "./mutations";
import {
  type EntryRow,
  entryRowSchema,
  type RowPageName,
  readSentRows,
  readTaken,
  readTypedRow,
  type SentRow,
  type TakeChanges,
  workbookRefSchema,
} from "./schemas";

const workbookOf = hidden(workbookRefSchema);
const pageOf = ({ id }: { id: string }, act?: string) =>
  route("/kelola/buku-isian/[id]", { id }, { query: { tersimpan: act } });

/** Why the file as a whole is refused. */
export type BringState = FormState & {
  fileFault?: Extract<FilesRead, { ok: false }>["reason"] | "notOurs";
};

/** Reads a workbook that was filled in; nothing changes before its preview is accepted. */
export const bringWorkbookAction = formAction<BringState>([{ file: "file" }], async (data) =>
  runCommand<{ name: string; returned: Returned }, null, WorkbookRef, BringState>(data, {
    may: async (actor) => refusalOfWorkbooks(actor),
    read: async () => {
      const files = data.getAll("file").filter((file) => file instanceof File);
      const read = await readFiles(files);
      if (!read.ok) return { answer: { fileFault: read.reason } };
      const returned = readReturned(read.sheets, env().NEXTAUTH_SECRET);
      if (!returned) return { answer: { fileFault: "notOurs" } };
      return rowsReading(data, { name: (files[0]?.name ?? "").slice(0, 100), returned }, {});
    },
    mutate: (actor, _none, { name, returned }) => createWorkbook(actor, name, returned),
    done: (made) => pageOf(made),
  }),
);

/** Writes what was chosen of the preview: intent save as drafts, submit handed in at once. */
export const takeWorkbookAction = formAction<FormState>(
  [workbookRefSchema, "digest", "take", "rest", { each: "conflict-" }],
  async (data) =>
    runCommand<TakeChanges, WorkbookRef, WorkbookRef>(data, {
      about: workbookOf,
      read: () => rowsReading(data, readTaken(data), { take: ["invalid"] }),
      mutate: takeWorkbook,
      done: (saved) => pageOf(saved),
    }),
);

/** Throws a workbook away that was not written. */
export const dropWorkbookAction = formAction<FormState>([workbookRefSchema], async (data) =>
  runCommand(data, {
    about: workbookOf,
    mutate: (actor, ref) => dropWorkbook(actor, ref),
    done: () => route("/kelola/buku-isian", {}, { query: { tersimpan: "workbookDropped" } }),
  }),
);

/** The answer of each row that was sent, or what stands in the way of all of them. */
export type RowsState = FormState & { answers?: RowAnswer[] };

const rowsAbout = hidden(entryRowSchema.pick({ jenis: true }));

/** Rows of the grid as JSON: intent save with what was typed, submit as they stand. */
export const saveEntryRowsAction = formAction<RowsState>(["jenis", { long: "cells" }], async (data) =>
  runCommand<SentRow[], { jenis: RowPageName }, RowAnswer[], RowsState>(data, {
    may: async (actor) => refusalOfWorkbooks(actor),
    about: rowsAbout,
    read: () => rowsReading(data, readSentRows(data.get("cells")), { cells: ["invalid"] }),
    mutate: (actor, { jenis }, rows) =>
      saveEntryRows(actor, jenis, rows, { submit: data.get("intent") === "submit", locale: formLocale(data) }),
    done: (answers) => ({ answers }),
  }),
);

/** One row of the page of rows: intent save as a draft, submit handed in. */
export const saveEntryRowAction = formAction<FormState>(
  // Longer than any field, so that what is too long is said by the field's own schema, with all else that is wrong.
  [entryRowSchema, { each: "isi-", longest: 20_000 }],
  async (data) =>
    runCommand<{ typed: Record<string, string>; submit: boolean }, EntryRow, unknown>(data, {
      about: hidden(entryRowSchema),
      read: () => rowsReading(data, { typed: readTypedRow(data), submit: data.get("intent") === "submit" }, {}),
      mutate: saveEntryRow,
      reworded: (error) =>
        error.fields
          ? {
              ...error,
              fields: Object.fromEntries(Object.entries(error.fields).map(([name, keys]) => [`isi-${name}`, keys])),
            }
          : error,
      done: (_saved, { submit }, { jenis, kunci, halaman }) =>
        route(
          "/kelola/isi/[jenis]",
          { jenis },
          {
            query: {
              ...Object.fromEntries(new URLSearchParams(halaman)),
              ...{ baris: kunci, tersimpan: submit ? "submit" : "edit" },
            },
          },
        ),
    }),
);
