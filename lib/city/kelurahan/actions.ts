"use server";
import { z } from "zod";
import { canManageAgencies } from "@/lib/city/agencies/policy";
import type { Result } from "@/lib/platform/errors/app-error";
import { formAction } from "@/lib/platform/forms/action";
import { type Reader, rowsReading, runCommand } from "@/lib/platform/forms/command";
import { refOf } from "@/lib/platform/forms/row-ref";
import { typedIn } from "@/lib/platform/forms/rows";
import type { FormState } from "@/lib/platform/forms/state";
import { uploadedFile } from "@/lib/platform/forms/uploaded-file";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { route } from "@/lib/platform/pages/routes";
import {
  deleteKelurahan,
  importList,
  type ListPreview,
  type ListRefused,
  previewList,
  renameKelurahan,
  splitKelurahan,
} from "./mutations";
import { type ListAbout, listSchema, renameKelurahanSchema, splitKelurahanSchema } from "./schemas";
import { type ListedKelurahan, readKelurahanSheet, type SheetFault } from "./sheet";

const FILE = { most: 1024 * 1024, tooLarge: "listSize" } as const;
/** Shown at once; more than somebody mends before sending the file again. */
const MOST_FAULTS = 100;
const listed = z.array(
  z.object({
    ...{ line: z.number().int(), code: z.string(), name: z.string() },
    ...{ kecamatanCode: z.string(), kecamatan: z.string() },
  }),
);

type Told = { faults: SheetFault[]; moreFaults: number };
export type ListState = FormState & Partial<Told> & { preview?: ListPreview & { rows: string } };
type Read = { rows: ListedKelurahan[]; about: ListAbout | null; apply: boolean };

const told = (faults: readonly SheetFault[]): Told => ({
  faults: faults.slice(0, MOST_FAULTS),
  moreFaults: Math.max(0, faults.length - MOST_FAULTS),
});

/** First press: reads the file and says what it would change. Second press (intent apply): changes it, all or nothing. */
export const importKelurahanAction = formAction<ListState>(
  [listSchema, { file: "file" }, { long: "kept" }],
  async (data) =>
    runCommand<Read, null, { count: number } | ListPreview | ListRefused, ListState>(data, {
      may: async (actor) => (canManageAgencies(actor) ? null : { code: "FORBIDDEN" }),
      read: readList,
      mutate: async (
        actor,
        _none,
        { rows, about, apply },
      ): Promise<Result<{ count: number } | ListPreview | ListRefused>> =>
        apply && about ? importList(actor, about, rows) : previewList(actor, about, rows),
      done: (saved, { rows }) => {
        const kept = {
          listedOn: String(data.get("listedOn") ?? ""),
          legalBasis: String(data.get("legalBasis") ?? ""),
        };
        if ("faults" in saved) return { reply: { initialValue: kept }, ...told(saved.faults) };
        if ("changes" in saved)
          return { reply: { initialValue: kept }, preview: { ...saved, rows: JSON.stringify(rows) } };
        refreshPublicPages();
        return route("/kelola/kelurahan", {}, { query: { tersimpan: "importKelurahan" } });
      },
    }),
);

async function readList(form: FormData): Promise<ReturnType<Reader<Read, ListState>>> {
  const typed = listSchema.safeParse(Object.fromEntries(form));
  const errors: Record<string, string[]> = {};
  for (const { path, message } of typed.error?.issues ?? []) errors[String(path[0])] = [message];
  const about = typed.data ?? null;
  if (form.get("intent") === "apply") {
    const kept = listed.safeParse(safeJson(String(form.get("kept") ?? "")));
    if (!kept.success) return rowsReading<Read>(form, undefined, { file: ["required"] });
    return rowsReading<Read>(form, about ? { rows: kept.data, about, apply: true } : undefined, errors);
  }
  const file = await uploadedFile(form, FILE);
  if ("fault" in file) return rowsReading<Read>(form, undefined, { ...errors, file: [file.fault] });
  const { rows, faults } = readKelurahanSheet(file.content.toString("utf8"));
  if (faults.length > 0) return { answer: { reply: { initialValue: typedIn(form) }, ...told(faults) } };
  return rowsReading<Read>(form, about ? { rows, about, apply: false } : undefined, errors);
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const back = ({ id }: { id: string }) => {
  refreshPublicPages();
  return route("/kelola/kelurahan/[id]", { id }, { query: { tersimpan: "saveKelurahan" } });
};

export const renameKelurahanAction = formAction<FormState>([renameKelurahanSchema], async (data) =>
  runCommand(data, {
    schema: renameKelurahanSchema,
    about: refOf,
    mutate: renameKelurahan,
    shown: ["name"],
    done: back,
  }),
);

export const splitKelurahanAction = formAction<FormState>([splitKelurahanSchema], async (data) =>
  runCommand(data, { schema: splitKelurahanSchema, about: refOf, mutate: splitKelurahan, done: back }),
);

/** Away for good: only what was never used. */
export const deleteKelurahanAction = formAction<FormState>([], async (data) =>
  runCommand(data, {
    about: refOf,
    mutate: (actor, ref) => deleteKelurahan(actor, ref),
    done: () => {
      refreshPublicPages();
      return route("/kelola/kelurahan", {}, { query: { tersimpan: "deleteKelurahan" } });
    },
  }),
);
