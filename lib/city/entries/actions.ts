"use server";
import { z } from "zod";
import { publicPathsOf } from "@/lib/city/entries/published";
import { ok } from "@/lib/platform/errors/app-error";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, intentOf, namesNothing, of, rowsReading, runCommand } from "@/lib/platform/forms/command";
import type { FormState } from "@/lib/platform/forms/state";
import { entryRefSchema, reasonSchema } from "@/lib/platform/forms/typed";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { route } from "@/lib/platform/pages/routes";
import { ENTRY_ACTS } from "./acts";
import { ENTRY_KINDS, ENTRY_PAGES } from "./kinds";
import { canVerifyAtAll } from "./policy";
import { queueFilterSchema } from "./queue-filter";
import {
  type Chosen,
  decideTogether,
  LEFT_FOR,
  TOGETHER_ACTS,
  TOGETHER_AT_MOST,
  type Together,
  type TogetherAct,
} from "./together";

/** `confirmed` names a figure that was asked back before it is verified. */
const confirmationSchema = z.object({ confirmed: z.string().max(40).optional() });

const whatSchema = entryRefSchema.extend({ kind: z.enum(ENTRY_KINDS) });

const whatOf = hidden(whatSchema);

/** Diskominfo's check of one entry: intent verify, publish or return (with a reason). */
export const decideEntryAction = formAction<FormState>([whatSchema, reasonSchema, "confirmed"], async (data) => {
  const intent = intentOf(data, ["verify", "publish", "return"]);
  if (!intent) return namesNothing(data);
  const done = ({ kind, id }: What) => {
    if (intent === "publish") refreshPublicPages(() => publicPathsOf(kind, id));
    return route(ENTRY_PAGES[kind], { id }, { query: { tersimpan: intent } });
  };
  if (intent === "return")
    return runCommand(data, {
      schema: reasonSchema,
      about: whatOf,
      mutate: (actor, { kind, ...ref }, { reason }) =>
        of({ kind, id: ref.id }, ENTRY_ACTS[kind].return(actor, ref, reason)),
      done,
    });
  return runCommand(data, {
    schema: confirmationSchema,
    about: whatOf,
    mutate: (actor, { kind, ...ref }, { confirmed }) =>
      of({ kind, id: ref.id }, ENTRY_ACTS[kind][intent](actor, ref, confirmed)),
    done,
  });
});

/** Opens a correction of a published entry, with the reason that its readers will see. */
export const reviseEntryAction = formAction<FormState>([whatSchema, reasonSchema], async (data) =>
  runCommand(data, {
    schema: reasonSchema,
    about: whatOf,
    mutate: async (actor, { kind, id }, { reason }) => {
      const result = await ENTRY_ACTS[kind].revise(actor, id, reason);
      return result.ok ? ok({ kind, id: result.value.id }) : result;
    },
    done: ({ kind, id }) => route(ENTRY_PAGES[kind], { id }),
  }),
);

/** Intent callBack, before anybody verified or returned it, or discard of what was never handed in. */
export const takeBackEntryAction = formAction<FormState>([whatSchema], async (data) => {
  const intent = intentOf(data, ["callBack", "discard"]);
  if (!intent) return namesNothing(data);
  return runCommand(data, {
    about: whatOf,
    mutate: (actor, { kind, ...ref }) => of({ kind, id: ref.id }, ENTRY_ACTS[kind][intent](actor, ref)),
    done: ({ kind, id }) =>
      intent === "discard"
        ? route(ENTRY_ACTS[kind].list, {}, { query: { tersimpan: "discard" } })
        : route(ENTRY_PAGES[kind], { id }, { query: { tersimpan: "callBack" } }),
  });
});

type What = Pick<z.output<typeof whatSchema>, "kind" | "id">;

/** "value:ID:3" of a ticked box. */
const tickSchema = z.string().transform((text, context) => {
  const [kind, id, version] = text.split(":");
  const read = whatSchema.safeParse({ kind, id, version });
  if (read.success) return read.data;
  context.addIssue({ code: "custom", message: "required" });
  return z.NEVER;
});

const filterFields = queueFilterSchema.extend({ until: z.string().max(40) });

/** Many at once: those that are ticked (intent verify, publish, return), or all that the filter shows (…All). */
export const decideTogetherAction = formAction<FormState>(
  [filterFields, reasonSchema, { each: "tick-" }],
  async (data) => {
    const intent = intentOf(data, [...TOGETHER_ACTS, "verifyAll", "publishAll"] as const);
    if (!intent) return namesNothing(data);
    const act = intent.replace("All", "") as TogetherAct;
    const filter = queueFilterSchema.parse(Object.fromEntries(data));
    return runCommand<{ chosen: Chosen; reason: string }, null, Together>(data, {
      may: async (actor) => (canVerifyAtAll(actor) ? null : { code: "FORBIDDEN" }),
      read: () => {
        const { chosen, errors } = intent.endsWith("All") ? allOf(data, filter) : tickedOf(data);
        const given = act === "return" ? reasonSchema.safeParse({ reason: data.get("reason") ?? undefined }) : null;
        if (given && !given.success) errors.reason = given.error.issues.map(({ message }) => message);
        const value = Object.keys(errors).length > 0 ? undefined : { chosen, reason: given?.data?.reason ?? "" };
        return rowsReading(data, value, errors);
      },
      mutate: (actor, _none, { chosen, reason }) => decideTogether(actor, act, chosen, reason),
      done: async ({ kinds, left }) => {
        if (act === "publish" && kinds.length > 0)
          refreshPublicPages(kinds.length > PATHS_AT_MOST ? undefined : () => pathsOf(kinds));
        const skipped = Object.fromEntries(LEFT_FOR.map((why) => [why, left[why] || undefined]));
        const { state, ...rest } = filter;
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

function allOf(
  data: FormData,
  filter: z.output<typeof queueFilterSchema>,
): { chosen: Chosen; errors: Record<string, string[]> } {
  const until = z.coerce.date().safeParse(data.get("until"));
  return {
    chosen: { filter, until: until.data ?? new Date(0) },
    errors: until.success ? {} : { ticked: ["tickNone"] },
  };
}
