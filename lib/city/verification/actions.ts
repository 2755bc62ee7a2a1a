"use server";
import { ENTRY_KINDS } from "@/lib/city/entries/kinds";
import { canVerifyAtAll } from "@/lib/city/entries/policy";
import { publicPathsOf } from "@/lib/city/entries/published";
import { formAction } from "@/lib/platform/forms/action";
import { intentOf, namesNothing, rowsReading, runCommand } from "@/lib/platform/forms/command";
import type { FormState } from "@/lib/platform/forms/state";
import { tickedOf } from "@/lib/platform/forms/ticked";
import { reasonSchema } from "@/lib/platform/forms/typed";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { route } from "@/lib/platform/pages/routes";
import { decideTogether, type Together, type WaitingRef } from "./mutations";
import { LEFT_FOR, type QueueFilter, queueFilterSchema, queueQuery, TOGETHER_ACTS, TOGETHER_AT_MOST } from "./schemas";

const filterOf = (data: FormData) => queueFilterSchema.parse(Object.fromEntries(data));

/** The entries that are ticked, at once. */
export const decideTogetherAction = formAction<FormState>(
  [queueFilterSchema, reasonSchema, { each: "tick-" }],
  async (data) => {
    const act = intentOf(data, TOGETHER_ACTS);
    if (!act) return namesNothing(data);
    return runCommand<{ ticked: WaitingRef[]; reason: string }, QueueFilter, Together>(data, {
      about: filterOf,
      may: async (actor) => (canVerifyAtAll(actor) ? null : { code: "FORBIDDEN" }),
      read: () => {
        const { ticked, errors } = tickedOf(data, ENTRY_KINDS, TOGETHER_AT_MOST);
        const given = act === "return" ? reasonSchema.safeParse({ reason: data.get("reason") ?? undefined }) : null;
        if (given && !given.success) errors.reason = given.error.issues.map(({ message }) => message);
        const value = Object.keys(errors).length > 0 ? undefined : { ticked, reason: given?.data?.reason ?? "" };
        return rowsReading(data, value, errors);
      },
      mutate: (actor, _filter, { ticked, reason }) => decideTogether(actor, act, ticked, reason),
      done: async ({ done, left }, _command, filter) => {
        if ((act === "publish" || act === "release") && done.length > 0)
          refreshPublicPages(done.length > PATHS_AT_MOST ? undefined : () => pathsOf(done));
        const skipped = Object.fromEntries(LEFT_FOR.map((why) => [why, left[why] || undefined]));
        return route(
          "/kelola/verifikasi",
          {},
          { query: { ...queueQuery(filter), sekaligus: act, jumlah: done.length, ...skipped } },
        );
      },
    });
  },
);

/** More, and every public page is made anew. */
const PATHS_AT_MOST = 20;
const pathsOf = async (done: Together["done"]) =>
  (await Promise.all(done.map(({ kind, id }) => publicPathsOf(kind, id)))).flat();
