"use server";
import { parseWithZod } from "@conform-to/zod/v4";
import { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { findActor } from "@/lib/auth/session";
import type { Result } from "@/lib/errors/app-error";
import { goTo } from "@/lib/forms/destination";
import { refused, signedOut } from "@/lib/forms/reply";
import { readRows, refusedRows, rowsChanged, typedIn } from "@/lib/forms/rows";
import type { FormState } from "@/lib/forms/state";
import { refreshPublicPages } from "@/lib/publication/refresh";
import {
  activateInstrument,
  copyInstrument,
  createPillar,
  type SavedInstrument,
  saveBands,
  saveIdentity,
  savePillars,
  saveSections,
  saveSubDimensions,
} from "./mutations";
import {
  bandRowSchema,
  copyInstrumentSchema,
  type InstrumentRef,
  identitySchema,
  instrumentRefSchema,
  newPillarSchema,
  pillarRowSchema,
  sectionRowSchema,
  subDimensionRowSchema,
} from "./schemas";

const refOf = (data: FormData): InstrumentRef => instrumentRefSchema.parse(Object.fromEntries(data));

export async function saveIdentityAction(_state: FormState, data: FormData): Promise<FormState> {
  const submission = parseWithZod(data, { schema: identitySchema });
  const actor = await findActor();
  if (!actor) return signedOut(submission);
  if (submission.status !== "success") return refused(submission);
  const result = await saveIdentity(actor, refOf(data), submission.value);
  if (!result.ok) return refused(submission, result.error);
  goTo(data, `/kelola/instrumen/${result.value.code}?tersimpan=identitas`);
}

type RowStep<Row> = (actor: Actor, rows: Row[]) => Promise<Result<SavedInstrument, { version: number }>>;

/** The same for every part that is a list of rows: add, remove, check, save, and back to the version. */
async function saveRows<Schema extends z.ZodObject>(
  data: FormData,
  schema: Schema,
  part: string,
  save: RowStep<z.output<Schema>>,
): Promise<FormState> {
  const actor = await findActor();
  if (!actor) return { reply: { initialValue: typedIn(data) }, problem: { code: "SIGNED_OUT" } };
  const changed = rowsChanged(data, Object.keys(schema.shape));
  if (changed) return changed;
  const { rows, errors } = readRows(data, schema);
  if (Object.keys(errors).length > 0) return refusedRows(data, errors);
  const result = await save(actor, rows);
  if (result.ok) goTo(data, `/kelola/instrumen/${result.value.code}?tersimpan=${part}`);
  const { code, fields = {}, current } = result.error;
  if (code === "INVALID") return refusedRows(data, fields);
  return refusedRows(data, {}, { code, ...(current ? { version: current.version } : {}) });
}

export async function saveSectionsAction(_state: FormState, data: FormData): Promise<FormState> {
  return saveRows(data, sectionRowSchema, "bagian", (actor, rows) => saveSections(actor, refOf(data), rows));
}

export async function savePillarsAction(_state: FormState, data: FormData): Promise<FormState> {
  return saveRows(data, pillarRowSchema, "pilar", (actor, rows) =>
    savePillars(
      actor,
      refOf(data),
      rows.map(({ pillarId }) => pillarId),
    ),
  );
}

export async function saveSubDimensionsAction(_state: FormState, data: FormData): Promise<FormState> {
  const pillarSlug = z.string().parse(data.get("pillarSlug"));
  return saveRows(data, subDimensionRowSchema, "subdimensi", (actor, rows) =>
    saveSubDimensions(actor, refOf(data), pillarSlug, rows),
  );
}

export async function saveBandsAction(_state: FormState, data: FormData): Promise<FormState> {
  return saveRows(data, bandRowSchema, "kategori", (actor, rows) => saveBands(actor, refOf(data), rows));
}

export async function activateInstrumentAction(_state: FormState, data: FormData): Promise<FormState> {
  const actor = await findActor();
  if (!actor) return signedOut();
  const result = await activateInstrument(actor, refOf(data), data.get("keepGroup") === "on");
  if (!result.ok) return { problem: { code: result.error.code } };
  // The methodology page names every version in force.
  refreshPublicPages(async () => ["/metodologi"]);
  goTo(data, `/kelola/instrumen/${result.value.code}?tersimpan=aktif`);
}

export async function copyInstrumentAction(_state: FormState, data: FormData): Promise<FormState> {
  const submission = parseWithZod(data, { schema: copyInstrumentSchema });
  const actor = await findActor();
  if (!actor) return signedOut(submission);
  if (submission.status !== "success") return refused(submission);
  const result = await copyInstrument(actor, z.string().parse(data.get("code")), submission.value);
  if (!result.ok) return refused(submission, result.error);
  goTo(data, `/kelola/instrumen/${result.value.code}?tersimpan=salin`);
}

export async function createPillarAction(_state: FormState, data: FormData): Promise<FormState> {
  const submission = parseWithZod(data, { schema: newPillarSchema });
  const actor = await findActor();
  if (!actor) return signedOut(submission);
  if (submission.status !== "success") return refused(submission);
  const result = await createPillar(actor, submission.value);
  if (!result.ok) return refused(submission, result.error);
  goTo(data, `/kelola/instrumen/${z.string().parse(data.get("code"))}/ubah/pilar`);
}
