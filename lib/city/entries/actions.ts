"use server";
import { z } from "zod";
import { publicPathsOf } from "@/lib/city/entries/published";
import { ENTRY_ACTS, findListOf } from "@/lib/city/entry-acts/mutations";
import { ok } from "@/lib/platform/errors/app-error";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, intentOf, namesNothing, of, runCommand } from "@/lib/platform/forms/command";
import type { FormState } from "@/lib/platform/forms/state";
import { entryRefSchema, reasonSchema } from "@/lib/platform/forms/typed";
import { readQueue } from "@/lib/platform/pages/queue";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { route, withQuery } from "@/lib/platform/pages/routes";
import { ENTRY_KINDS, ENTRY_PAGES } from "./kinds";

/** `confirmed` names a figure that was asked back before it is verified. */
const confirmationSchema = z.object({ confirmed: z.string().max(40).optional() });

const whatSchema = entryRefSchema.extend({ kind: z.enum(ENTRY_KINDS) });

const whatOf = hidden(whatSchema);

/**
 * Diskominfo's check of one entry: intent verify, publish or return (with a reason). Whoever goes through the queue one by
 * one (`queue`: its address) goes on to the next.
 */
export const decideEntryAction = formAction<FormState>(
  [whatSchema, reasonSchema, "confirmed", "queue"],
  async (data) => {
    const intent = intentOf(data, ["verify", "publish", "return"]);
    if (!intent) return namesNothing(data);
    const queue = readQueue(String(data.get("queue") ?? ""));
    const done = async ({ kind, id }: What) => {
      if (intent === "publish") refreshPublicPages(() => publicPathsOf(kind, id));
      if (queue) return withQuery(queue.next, { tadi: intent });
      // No page shows it: what it is of is not published itself.
      const isHidden = intent === "publish" && (await publicPathsOf(kind, id)).length === 0;
      return route(ENTRY_PAGES[kind], { id }, { query: { tersimpan: isHidden ? "publishHidden" : intent } });
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
  },
);

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
    mutate: async (actor, { kind, ...ref }) => {
      // Read while the draft is still there to say what it was of.
      const next =
        intent === "discard"
          ? await findListOf(actor, kind, ref.id)
          : route(ENTRY_PAGES[kind], { id: ref.id }, { query: { tersimpan: "callBack" } });
      return of(next, ENTRY_ACTS[kind][intent](actor, ref));
    },
    done: (next) => next,
  });
});

type What = Pick<z.output<typeof whatSchema>, "kind" | "id">;
