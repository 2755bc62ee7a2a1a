"use server";
import { canKeepRegister } from "@/lib/city/programme-register/policy";
import { formAction } from "@/lib/platform/forms/action";
import { rowsReading, runCommand } from "@/lib/platform/forms/command";
import type { FormState } from "@/lib/platform/forms/state";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { route } from "@/lib/platform/pages/routes";
import { publishTogether } from "./mutations";
import { tickedSchema, type UnpublishedRef } from "./schemas";

export const publishTogetherAction = formAction<FormState>([{ each: "tick-" }], async (data) =>
  runCommand<UnpublishedRef[], null, { done: number; left: number }>(data, {
    may: async (actor) => (canKeepRegister(actor) ? null : { code: "FORBIDDEN" }),
    read: () => {
      const sent = [...data].flatMap(([name, value]) => (name.startsWith("tick-") ? [value] : []));
      const read = tickedSchema.safeParse(sent);
      return rowsReading(data, read.data, read.success ? {} : { ticked: ["tickNone"] });
    },
    mutate: (actor, _nothing, refs) => publishTogether(actor, refs),
    done: ({ done, left }) => {
      if (done > 0) refreshPublicPages();
      return route("/kelola/publikasi/belum-terbit", {}, { query: { terbit: done, tertinggal: left || undefined } });
    },
  }),
);
