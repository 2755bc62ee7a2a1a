"use server";
import { z } from "zod";
import type { AppError } from "@/lib/platform/errors/app-error";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, intentOf, namesNothing, type Reader, rowsReading, runCommand } from "@/lib/platform/forms/command";
import { refOf } from "@/lib/platform/forms/row-ref";
import { readRows, rowsChanged, typedIn } from "@/lib/platform/forms/rows";
import type { FormState } from "@/lib/platform/forms/state";
import { reasonSchema } from "@/lib/platform/forms/typed";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { route } from "@/lib/platform/pages/routes";
import { confirmOfficialResult, correctOfficialResult, returnOfficialResult, saveOfficialResult } from "./mutations";
import type { Letter } from "./schemas";
import { letterOf, letterSchema, recommendationRowSchema, scoreSchema } from "./schemas";

const slugOf = hidden(z.object({ roundSlug: z.string().min(1) }));
const addressOf = (slug: string, saved: string) =>
  route("/kelola/putaran/[slug]/hasil", { slug }, { query: { tersimpan: saved } });

/** Enters the letter: intents save, submit, and the rows' own add and remove. */
export const saveOfficialResultAction = formAction<FormState>(
  [letterSchema, { rows: recommendationRowSchema }, { each: "section-" }, { each: "pillarScore-" }, "roundSlug"],
  async (data) => {
    const submit = data.get("intent") === "submit";
    return runCommand(data, {
      read: readLetter,
      about: slugOf,
      mutate: (actor, { roundSlug }, letter) =>
        saveOfficialResult(actor, roundSlug, refOf(data) ?? null, { letter, submit }),
      done: (_saved, _letter, { roundSlug }) => addressOf(roundSlug, submit ? "ajukan" : "simpan"),
    });
  },
);

/** The letter as it was typed: its own fields, a score for each section and pillar, and rows of recommendations. */
function readLetter(data: FormData): ReturnType<Reader<Letter>> {
  const answer = rowsChanged(data, Object.keys(recommendationRowSchema.shape));
  if (answer) return { answer };
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
  const { value, refuse } = rowsReading(data, isRight ? letterOf(fields.data, given, rows) : undefined, errors);
  const atRows = (error?: AppError) =>
    error && { ...error, ...(error.fields ? { fields: atTheirRows(error.fields, at) } : {}) };
  return { value, refuse: (error, ...rest) => refuse(atRows(error), ...rest) };
}

/** Faults of the n-th recommendation, at the row of the form that it was typed in: empty rows were left out. */
function atTheirRows(fields: Record<string, string[]>, at: number[]): Record<string, string[]> {
  const moved = Object.entries(fields).map(([name, messages]) => {
    const [, column, row] = /^(agency|pillar)-(\d+)$/.exec(name) ?? [];
    return [column ? `${column}-${at[Number(row)] ?? row}` : name, messages] as const;
  });
  return Object.fromEntries(moved);
}

/** The letter to decide on and the round whose page it stands on: both or nothing. */
function decidedOf(data: FormData) {
  const round = slugOf(data);
  const ref = refOf(data);
  return round && ref && { ...round, ref };
}

/** The second person's word: intent confirm, or return with a reason. */
export const decideOfficialResultAction = formAction<FormState>([reasonSchema, "roundSlug"], async (data) => {
  const intent = intentOf(data, ["confirm", "return"]);
  if (intent === "return")
    return runCommand(data, {
      schema: reasonSchema,
      about: decidedOf,
      mutate: (actor, { ref }, { reason }) => returnOfficialResult(actor, ref, reason),
      done: (_saved, _reason, { roundSlug }) => addressOf(roundSlug, "kembalikan"),
    });
  if (!intent) return namesNothing(data);
  return runCommand(data, {
    about: decidedOf,
    mutate: (actor, { ref }) => confirmOfficialResult(actor, ref),
    done: (_saved, _nothing, { roundSlug }) => {
      refreshPublicPages();
      return addressOf(roundSlug, "sahkan");
    },
  });
});

/** Opens a correction with the reason that its readers will see. */
export const correctOfficialResultAction = formAction<FormState>([reasonSchema, "roundSlug"], async (data) =>
  runCommand(data, {
    schema: reasonSchema,
    about: slugOf,
    mutate: (actor, { roundSlug }, { reason }) => correctOfficialResult(actor, roundSlug, reason),
    done: (_saved, _reason, { roundSlug }) => addressOf(roundSlug, "koreksi"),
  }),
);
