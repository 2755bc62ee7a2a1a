"use server";
import { canKeepRegister } from "@/lib/city/programme-register/policy";
import { formAction } from "@/lib/platform/forms/action";
import { rowsReading, runCommand } from "@/lib/platform/forms/command";
import type { FormState } from "@/lib/platform/forms/state";
import { tickedOf } from "@/lib/platform/forms/ticked";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { route } from "@/lib/platform/pages/routes";
import { publishTogether, type Shown } from "./mutations";
import { NOT_SHOWN, SHOW_AT_ONCE, UNPUBLISHED_KINDS, type UnpublishedRef } from "./schemas";

export const publishTogetherAction = formAction<FormState>([{ each: "tick-" }], async (data) =>
  runCommand<UnpublishedRef[], null, Shown>(data, {
    may: async (actor) => (canKeepRegister(actor) ? null : { code: "FORBIDDEN" }),
    read: () => {
      const { ticked, errors } = tickedOf(data, UNPUBLISHED_KINDS, SHOW_AT_ONCE);
      return rowsReading(data, ticked.length > 0 ? ticked : undefined, errors);
    },
    mutate: (actor, _nothing, refs) => publishTogether(actor, refs),
    done: ({ done, left }) => {
      if (done > 0) refreshPublicPages();
      const skipped = Object.fromEntries(NOT_SHOWN.map((why) => [why, left[why] || undefined]));
      return route("/kelola/publikasi/belum-terbit", {}, { query: { terbit: done, ...skipped } });
    },
  }),
);
