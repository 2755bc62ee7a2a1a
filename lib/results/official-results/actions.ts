"use server";
import { parseWithZod } from "@conform-to/zod/v4";
import { z } from "zod";
import { findActor } from "@/lib/platform/auth/session";
import { formAction } from "@/lib/platform/forms/action";
import { goTo } from "@/lib/platform/forms/destination";
import { refused, signedOut } from "@/lib/platform/forms/reply";
import { readRows, refusedRows, rowsChanged, typedIn } from "@/lib/platform/forms/rows";
import type { FormState } from "@/lib/platform/forms/state";
import { entryRefSchema, reasonSchema } from "@/lib/platform/forms/typed";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { confirmOfficialResult, correctOfficialResult, returnOfficialResult, saveOfficialResult } from "./mutations";
import { letterOf, letterSchema, recommendationRowSchema, scoreSchema } from "./schemas";

const addressOf = (data: FormData) => `/kelola/putaran/${z.string().parse(data.get("roundSlug"))}/hasil`;

/** Enters the letter: intents save, submit, and the rows' own add and remove. */
export const saveOfficialResultAction = formAction<FormState>(
  [letterSchema, { rows: recommendationRowSchema }, { each: "section-" }, { each: "pillarScore-" }, "roundSlug"],
  async (data) => {
    const actor = await findActor();
    if (!actor) return signedOut(data);
    const changed = rowsChanged(data, Object.keys(recommendationRowSchema.shape));
    if (changed) return changed;
    const read = readLetter(data);
    if (!read.letter) return refusedRows(data, read.errors);
    const submit = data.get("intent") === "submit";
    const ref = entryRefSchema.safeParse(Object.fromEntries(data));
    const slug = z.string().parse(data.get("roundSlug"));
    const result = await saveOfficialResult(actor, slug, ref.data ?? null, { letter: read.letter, submit });
    if (result.ok) goTo(data, `${addressOf(data)}?tersimpan=${submit ? "ajukan" : "simpan"}`);
    const { code, fields = {}, current } = result.error;
    if (code === "INVALID") return refusedRows(data, atTheirRows(fields, read.at));
    return refusedRows(data, {}, { code, ...(current ? { version: current.version } : {}) });
  },
);

function readLetter(data: FormData) {
  const typed = Object.fromEntries(Object.entries(typedIn(data)).filter(([, value]) => value.trim() !== ""));
  const fields = letterSchema.safeParse(typed);
  const { rows, at, errors } = readRows(data, recommendationRowSchema);
  for (const issue of fields.error?.issues ?? []) errors[String(issue.path[0])] = [issue.message];
  const scoresUnder = (prefix: string) =>
    Object.fromEntries(
      Object.entries(typed).flatMap(([name, value]) => {
        if (!name.startsWith(prefix)) return [];
        const score = scoreSchema.safeParse(value);
        if (score.success) return [[name.slice(prefix.length), score.data]];
        errors[name] = [score.error.issues[0]?.message ?? "number"];
        return [];
      }),
    );
  const given = { sections: scoresUnder("section-"), pillars: scoresUnder("pillarScore-") };
  const isRight = fields.success && Object.keys(errors).length === 0;
  return { letter: isRight ? letterOf(fields.data, given, rows) : null, errors, at };
}

/** Faults of the n-th recommendation, at the row of the form that it was typed in: empty rows were left out. */
function atTheirRows(fields: Record<string, string[]>, at: number[]): Record<string, string[]> {
  const moved = Object.entries(fields).map(([name, messages]) => {
    const [, column, row] = /^(agency|pillar)-(\d+)$/.exec(name) ?? [];
    return [column ? `${column}-${at[Number(row)] ?? row}` : name, messages] as const;
  });
  return Object.fromEntries(moved);
}

/** The second person's word: intent confirm, or return with a reason. */
export const decideOfficialResultAction = formAction<FormState>([reasonSchema, "roundSlug"], async (data) => {
  const intent = z.enum(["confirm", "return"]).parse(data.get("intent"));
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const submission = parseWithZod(data, {
    schema: intent === "return" ? reasonSchema : z.object({ reason: z.string().optional() }),
  });
  if (submission.status !== "success") return refused(submission);
  const ref = entryRefSchema.parse(Object.fromEntries(data));
  const result =
    intent === "return"
      ? await returnOfficialResult(actor, ref, submission.value.reason ?? "")
      : await confirmOfficialResult(actor, ref);
  if (!result.ok) return refused(submission, result.error);
  if (intent === "confirm") refreshPublicPages();
  goTo(data, `${addressOf(data)}?tersimpan=${intent === "confirm" ? "sahkan" : "kembalikan"}`);
});

/** Opens a correction with the reason that its readers will see. */
export const correctOfficialResultAction = formAction<FormState>([reasonSchema, "roundSlug"], async (data) => {
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const submission = parseWithZod(data, { schema: reasonSchema });
  if (submission.status !== "success") return refused(submission);
  const slug = z.string().parse(data.get("roundSlug"));
  const result = await correctOfficialResult(actor, slug, submission.value.reason);
  if (!result.ok) return refused(submission, result.error);
  goTo(data, `${addressOf(data)}?tersimpan=koreksi`);
});
