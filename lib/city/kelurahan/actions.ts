"use server";
import { z } from "zod";
import type { Result } from "@/lib/platform/errors/app-error";
import { formAction } from "@/lib/platform/forms/action";
import { rowsReading, runCommand } from "@/lib/platform/forms/command";
import { refOf } from "@/lib/platform/forms/row-ref";
import type { FormState } from "@/lib/platform/forms/state";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { route } from "@/lib/platform/pages/routes";
import {
  deleteKelurahan,
  importList,
  type ListPreview,
  previewList,
  renameKelurahan,
  splitKelurahan,
} from "./mutations";
import { type ListAbout, listSchema, renameKelurahanSchema, splitKelurahanSchema } from "./schemas";
import { type ListedKelurahan, readKelurahanSheet, type SheetFault } from "./sheet";

const FILE_BYTES = 1024 * 1024;
const listed = z.array(
  z.object({ code: z.string(), name: z.string(), kecamatanCode: z.string(), kecamatan: z.string() }),
);

export type ListState = FormState & { faults?: SheetFault[]; preview?: ListPreview & { rows: string } };
type Read = { rows: ListedKelurahan[]; about: ListAbout | null; apply: boolean };

/** First press: reads the file and says what it would change. Second press (intent apply): changes it, all or nothing. */
export const importKelurahanAction = formAction<ListState>(
  [listSchema, { file: "file" }, { long: "kept" }],
  async (data) =>
    runCommand<Read, null, { count: number } | ListPreview, ListState>(data, {
      read: async (form) => {
        const typed = listSchema.safeParse(Object.fromEntries(form));
        const errors: Record<string, string[]> = {};
        for (const { path, message } of typed.error?.issues ?? []) errors[String(path[0])] = [message];
        if (form.get("intent") === "apply") {
          const kept = listed.safeParse(safeJson(String(form.get("kept") ?? "")));
          if (!kept.success) return rowsReading<Read>(form, undefined, { file: ["required"] });
          const read = { rows: kept.data, about: typed.data ?? null, apply: true };
          return rowsReading<Read>(form, typed.success ? read : undefined, errors);
        }
        const file = form.get("file");
        if (!(file instanceof File) || file.size === 0)
          return rowsReading<Read>(form, undefined, { ...errors, file: ["required"] });
        if (file.size > FILE_BYTES) return rowsReading<Read>(form, undefined, { ...errors, file: ["logoSize"] });
        const { rows, faults } = readKelurahanSheet(await file.text());
        if (faults.length > 0) return { answer: { faults: faults.slice(0, 50) } };
        const read = { rows, about: typed.data ?? null, apply: false };
        return rowsReading<Read>(form, typed.success ? read : undefined, errors);
      },
      mutate: async (actor, _none, { rows, about, apply }): Promise<Result<{ count: number } | ListPreview>> =>
        apply && about ? importList(actor, about, rows) : previewList(actor, rows),
      done: (saved, { rows }) => {
        if ("changes" in saved) {
          const kept = {
            listedOn: String(data.get("listedOn") ?? ""),
            legalBasis: String(data.get("legalBasis") ?? ""),
          };
          return { reply: { initialValue: kept }, preview: { ...saved, rows: JSON.stringify(rows) } } as ListState;
        }
        refreshPublicPages();
        return route("/kelola/kelurahan", {}, { query: { tersimpan: "importKelurahan" } });
      },
    }),
);

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const back = ({ id }: { id: string }) => {
  refreshPublicPages();
  return route("/kelola/kelurahan/[id]", { id }, { query: { tersimpan: "edit" } });
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
