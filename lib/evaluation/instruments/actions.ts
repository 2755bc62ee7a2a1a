"use server";
import { parseWithZod } from "@conform-to/zod/v4";
import { z } from "zod";
import type { Actor } from "@/lib/platform/auth/actor";
import { findActor } from "@/lib/platform/auth/session";
import type { Result } from "@/lib/platform/errors/app-error";
import { formAction } from "@/lib/platform/forms/action";
import { goTo } from "@/lib/platform/forms/destination";
import { refused, signedOut } from "@/lib/platform/forms/reply";
import { readRows, refusedRows, rowsChanged } from "@/lib/platform/forms/rows";
import type { FormState } from "@/lib/platform/forms/state";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
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

export const saveIdentityAction = formAction<FormState>([identitySchema, instrumentRefSchema], async (data) => {
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const submission = parseWithZod(data, { schema: identitySchema });
  if (submission.status !== "success") return refused(submission);
  const result = await saveIdentity(actor, refOf(data), submission.value);
  if (!result.ok) return refused(submission, result.error);
  goTo(data, `/kelola/instrumen/${result.value.code}?tersimpan=identitas`);
});

type RowStep<Row> = (actor: Actor, rows: Row[]) => Promise<Result<SavedInstrument, { version: number }>>;

/** The same for every part that is a list of rows: add, remove, check, save, and back to the version. */
async function saveRows<Schema extends z.ZodObject>(
  data: FormData,
  schema: Schema,
  part: string,
  save: RowStep<z.output<Schema>>,
): Promise<FormState> {
  const actor = await findActor();
  if (!actor) return signedOut(data);
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

export const saveSectionsAction = formAction<FormState>(
  [{ rows: sectionRowSchema }, instrumentRefSchema],
  async (data) => {
    return saveRows(data, sectionRowSchema, "bagian", (actor, rows) => saveSections(actor, refOf(data), rows));
  },
);

export const savePillarsAction = formAction<FormState>(
  [{ rows: pillarRowSchema }, instrumentRefSchema],
  async (data) => {
    return saveRows(data, pillarRowSchema, "pilar", (actor, rows) =>
      savePillars(
        actor,
        refOf(data),
        rows.map(({ pillarId }) => pillarId),
      ),
    );
  },
);

export const saveSubDimensionsAction = formAction<FormState>(
  [{ rows: subDimensionRowSchema }, instrumentRefSchema, "pillarSlug"],
  async (data) => {
    const pillarSlug = z.string().parse(data.get("pillarSlug"));
    return saveRows(data, subDimensionRowSchema, "subdimensi", (actor, rows) =>
      saveSubDimensions(actor, refOf(data), pillarSlug, rows),
    );
  },
);

export const saveBandsAction = formAction<FormState>([{ rows: bandRowSchema }, instrumentRefSchema], async (data) => {
  return saveRows(data, bandRowSchema, "kategori", (actor, rows) => saveBands(actor, refOf(data), rows));
});

export const activateInstrumentAction = formAction<FormState>([instrumentRefSchema, "keepGroup"], async (data) => {
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const result = await activateInstrument(actor, refOf(data), data.get("keepGroup") === "on");
  if (!result.ok) return { problem: { code: result.error.code } };
  // The methodology page names every version in force.
  refreshPublicPages(async () => ["/metodologi"]);
  goTo(data, `/kelola/instrumen/${result.value.code}?tersimpan=aktif`);
});

export const copyInstrumentAction = formAction<FormState>([copyInstrumentSchema, "code"], async (data) => {
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const submission = parseWithZod(data, { schema: copyInstrumentSchema });
  if (submission.status !== "success") return refused(submission);
  const result = await copyInstrument(actor, z.string().parse(data.get("code")), submission.value);
  if (!result.ok) return refused(submission, result.error);
  goTo(data, `/kelola/instrumen/${result.value.code}?tersimpan=salin`);
});

export const createPillarAction = formAction<FormState>([newPillarSchema, "code"], async (data) => {
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const submission = parseWithZod(data, { schema: newPillarSchema });
  if (submission.status !== "success") return refused(submission);
  const result = await createPillar(actor, submission.value);
  if (!result.ok) return refused(submission, result.error);
  goTo(data, `/kelola/instrumen/${z.string().parse(data.get("code"))}/ubah/pilar`);
});
