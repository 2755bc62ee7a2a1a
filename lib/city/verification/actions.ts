"use server";
import { z } from "zod";
import { ENTRY_KINDS } from "@/lib/city/entries/kinds";
import { canVerifyAtAll } from "@/lib/city/entries/policy";
import { publicPathsOf } from "@/lib/city/entries/published";
import { formAction } from "@/lib/platform/forms/action";
import { intentOf, namesNothing, rowsReading, runCommand } from "@/lib/platform/forms/command";
import type { FormState } from "@/lib/platform/forms/state";
import { entryRefSchema, reasonSchema } from "@/lib/platform/forms/typed";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { route } from "@/lib/platform/pages/routes";
import { type Chosen, decideTogether, type Together } from "./mutations";
import {
  LEFT_FOR,
  type QueueFilter,
  queueFilterSchema,
  TOGETHER_ACTS,
  TOGETHER_AT_MOST,
  type TogetherAct,
} from "./schemas";

const whatSchema = entryRefSchema.extend({ kind: z.enum(ENTRY_KINDS) });

/** "value:ID:3" of a ticked box. */
const tickSchema = z.string().transform((text, context) => {
  const [kind, id, version] = text.split(":");
  const read = whatSchema.safeParse({ kind, id, version });
  if (read.success) return read.data;
  context.addIssue({ code: "custom", message: "required" });
  return z.NEVER;
});

const filterOf = (data: FormData) => queueFilterSchema.parse(Object.fromEntries(data));
const filterFields = queueFilterSchema.extend({ until: z.string().max(40) });

/** Many at once: those that are ticked (intent verify, publish, return), or all that the filter shows (…All). */
export const decideTogetherAction = formAction<FormState>(
  [filterFields, reasonSchema, { each: "tick-" }],
  async (data) => {
    const intent = intentOf(data, [...TOGETHER_ACTS, "verifyAll", "publishAll"] as const);
    if (!intent) return namesNothing(data);
    const act = intent.replace("All", "") as TogetherAct;
    return runCommand<{ chosen: Chosen; reason: string }, QueueFilter, Together>(data, {
      about: filterOf,
      may: async (actor) => (canVerifyAtAll(actor) ? null : { code: "FORBIDDEN" }),
      read: () => {
        const { chosen, errors } = intent.endsWith("All") ? allOf(data) : tickedOf(data);
        const given = act === "return" ? reasonSchema.safeParse({ reason: data.get("reason") ?? undefined }) : null;
        if (given && !given.success) errors.reason = given.error.issues.map(({ message }) => message);
        const value = Object.keys(errors).length > 0 ? undefined : { chosen, reason: given?.data?.reason ?? "" };
        return rowsReading(data, value, errors);
      },
      mutate: (actor, _filter, { chosen, reason }) => decideTogether(actor, act, chosen, reason),
      done: async ({ kinds, left }, _command, { state, ...rest }) => {
        if (act === "publish" && kinds.length > 0)
          refreshPublicPages(kinds.length > PATHS_AT_MOST ? undefined : () => pathsOf(kinds));
        const skipped = Object.fromEntries(LEFT_FOR.map((why) => [why, left[why] || undefined]));
        const query = {
          status: state,
          jenis: rest.kind,
          opd: rest.agency,
          pilar: rest.pillar,
          tahun: rest.year,
          q: rest.q || undefined,
        };
        return route(
          "/kelola/verifikasi",
          {},
          { query: { ...query, sekaligus: act, jumlah: kinds.length, ...skipped } },
        );
      },
    });
  },
);

/** More, and every public page is made anew. */
const PATHS_AT_MOST = 20;
const pathsOf = async (kinds: Together["kinds"]) =>
  (await Promise.all(kinds.map(({ kind, id }) => publicPathsOf(kind, id)))).flat();

function tickedOf(data: FormData): { chosen: Chosen; errors: Record<string, string[]> } {
  const sent = [...data].flatMap(([name, value]) => (name.startsWith("tick-") ? [value] : []));
  const read = z.array(tickSchema).min(1, "tickNone").max(TOGETHER_AT_MOST, "invalid").safeParse(sent);
  return read.success
    ? { chosen: { ticked: read.data }, errors: {} }
    : { chosen: { ticked: [] }, errors: { ticked: ["tickNone"] } };
}

function allOf(data: FormData): { chosen: Chosen; errors: Record<string, string[]> } {
  const until = z.coerce.date().safeParse(data.get("until"));
  return {
    chosen: { filter: filterOf(data), until: until.data ?? new Date(0) },
    errors: until.success ? {} : { ticked: ["tickNone"] },
  };
}
