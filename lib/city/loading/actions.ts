"use server";
import { z } from "zod";
import { ok } from "@/lib/platform/errors/app-error";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, rowsReading, runCommand } from "@/lib/platform/forms/command";
import type { FormState } from "@/lib/platform/forms/state";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { route } from "@/lib/platform/pages/routes";
import { type FilesRead, readFiles } from "./files";
import { readAnswers, readMappings } from "./form";
import type { Sheet } from "./headings";
import { LOAD_LIMITS } from "./limits";
import {
  applyLoad,
  createLoad,
  dropLoad,
  type LoadRef,
  refusalOfLoading,
  saveAnswers,
  saveMappings,
  takeBackLoad,
} from "./mutations";
import { type ApplyLoad, applySchema, loadRefSchema } from "./schemas";

const loadOf = hidden(loadRefSchema);
const pageOf = ({ id }: { id: string }, act?: string) =>
  route("/kelola/muat/[id]", { id }, { query: { tersimpan: act } });

/** Why the files as a whole are refused. */
export type BeginState = FormState & { fileFault?: Extract<FilesRead, { ok: false }>["reason"] };
type Taken = { names: string[]; sheets: Sheet[] };

/** Reads the files; nothing of the city changes before a preview of them is accepted. */
export const beginLoadAction = formAction<BeginState>([{ file: "files", most: LOAD_LIMITS.files }], async (data) =>
  runCommand<Taken, null, LoadRef, BeginState>(data, {
    may: async (actor) => refusalOfLoading(actor),
    read: async () => {
      const files = data.getAll("files").filter((file) => file instanceof File);
      const read = await readFiles(files);
      if (!read.ok) return { answer: { fileFault: read.reason } };
      const names = files.filter(({ size }) => size > 0).map(({ name }) => name.slice(0, 100));
      return rowsReading(data, { names, sheets: read.sheets }, {});
    },
    mutate: (actor, _none, { names, sheets }) => createLoad(actor, names, sheets),
    done: (made) => pageOf(made),
  }),
);

/** What each sheet and column is. */
export const saveMappingsAction = formAction<FormState>([loadRefSchema, { each: "sheet-" }], async (data) =>
  runCommand(data, {
    about: loadOf,
    read: () => rowsReading(data, readMappings(data), {}),
    mutate: saveMappings,
    done: (saved) => pageOf(saved, "map"),
  }),
);

/** What names mean that we do not know. */
export const saveAnswersAction = formAction<FormState>(
  [loadRefSchema, { each: "question-", longest: 500 }, { each: "answer-" }],
  async (data) =>
    runCommand(data, {
      about: loadOf,
      read: () => rowsReading(data, readAnswers(data), {}),
      mutate: saveAnswers,
      done: (saved) => pageOf(saved, "answered"),
    }),
);

/** Writes what the preview shows. */
export const applyLoadAction = formAction<FormState>([loadRefSchema, applySchema], async (data) =>
  runCommand<ApplyLoad, LoadRef, LoadRef>(data, {
    about: loadOf,
    schema: applySchema,
    mutate: applyLoad,
    done: (saved, { publish }) => {
      if (publish) refreshPublicPages();
      return pageOf(saved, "loaded");
    },
  }),
);

/** Throws a load away that was not written. */
export const dropLoadAction = formAction<FormState>([loadRefSchema], async (data) =>
  runCommand(data, {
    about: loadOf,
    schema: z.object({}),
    mutate: async (actor, ref) => {
      const dropped = await dropLoad(actor, ref);
      return dropped.ok ? ok(null) : dropped;
    },
    done: () => route("/kelola/muat", {}, { query: { tersimpan: "dropped" } }),
  }),
);

/** Takes back what a load wrote, whole. */
export const takeBackLoadAction = formAction<FormState>([loadRefSchema], async (data) =>
  runCommand<object, LoadRef, LoadRef>(data, {
    about: loadOf,
    mutate: (actor, ref) => takeBackLoad(actor, ref),
    done: (saved) => {
      refreshPublicPages();
      return pageOf(saved, "undone");
    },
  }),
);
