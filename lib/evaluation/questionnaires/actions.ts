"use server";
import { parseWithZod } from "@conform-to/zod/v4";
import { z } from "zod";
import { instrumentRefSchema } from "@/lib/evaluation/instruments/schemas";
import { findActor } from "@/lib/platform/auth/session";
import { readWorkbook, WORKBOOK_LIMITS } from "@/lib/platform/format/workbook";
import { formAction } from "@/lib/platform/forms/action";
import { goTo } from "@/lib/platform/forms/destination";
import { refused, signedOut } from "@/lib/platform/forms/reply";
import type { FormState } from "@/lib/platform/forms/state";
import { importQuestionnaire, mayImport, removeItem, saveItem } from "./mutations";
import { itemSchema } from "./schemas";
import type { Fault, SheetChange } from "./sheet";

export const saveItemAction = formAction<FormState>(
  [itemSchema, instrumentRefSchema, "known", "section"],
  async (data) => {
    const actor = await findActor();
    if (!actor) return signedOut(data);
    const submission = parseWithZod(data, { schema: itemSchema });
    if (submission.status !== "success") return refused(submission);
    const ref = instrumentRefSchema.parse(Object.fromEntries(data));
    const known = z.string().parse(data.get("known") ?? "") || null;
    const result = await saveItem(actor, ref, known, submission.value);
    if (!result.ok) return refused(submission, result.error);
    const section = z.string().parse(data.get("section") ?? "");
    goTo(data, `/kelola/instrumen/${ref.code}?bagian=${encodeURIComponent(section)}&tersimpan=butir`);
  },
);

export const removeItemAction = formAction<FormState>([instrumentRefSchema, "known"], async (data) => {
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const ref = instrumentRefSchema.parse(Object.fromEntries(data));
  const result = await removeItem(actor, ref, z.string().parse(data.get("known")));
  if (!result.ok) return { problem: { code: result.error.code } };
  goTo(data, `/kelola/instrumen/${ref.code}?tersimpan=hapus`);
});

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
    const actor = await findActor();
    if (!actor) return signedOut(data);
    const ref = instrumentRefSchema.parse(Object.fromEntries(data));
    const refusal = await mayImport(actor, ref);
    if (refusal) return { problem: { code: refusal.code, ...refusal.current } };
    const apply = data.get("intent") === "apply";
    const given = apply ? ({ ok: true, rows: rowsBack(data) } as const) : await rowsOfFile(data.get("file"));
    if (!given.ok) return { fileFault: given.reason };
    const result = await importQuestionnaire(actor, ref, given.rows, apply);
    if (!result.ok) return { problem: { code: result.error.code, ...result.error.current } };
    if ("faults" in result.value) return { faults: result.value.faults };
    if (apply) goTo(data, `/kelola/instrumen/${ref.code}?tersimpan=impor`);
    return { preview: { change: result.value.change, rows: JSON.stringify(given.rows) } };
  },
);

async function rowsOfFile(file: FormDataEntryValue | null) {
  if (!(file instanceof File) || file.size === 0) return { ok: false, reason: "required" } as const;
  return readWorkbook(Buffer.from(await file.arrayBuffer()));
}

function rowsBack(data: FormData) {
  return keptRows.parse(JSON.parse(z.string().parse(data.get("kept"))));
}
