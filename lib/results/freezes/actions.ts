"use server";
import { roundRefSchema } from "@/lib/evaluation/rounds/schemas";
import { formAction } from "@/lib/platform/forms/action";
import { runCommand } from "@/lib/platform/forms/command";
import type { FormState } from "@/lib/platform/forms/state";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { route } from "@/lib/platform/pages/routes";
import { publishRound } from "./mutations";

/** Freezes a round and publishes it. */
export const publishRoundAction = formAction<FormState>([roundRefSchema], async (data) =>
  runCommand(data, {
    schema: roundRefSchema,
    mutate: (actor, _none, ref) => publishRound(actor, ref),
    done: (_saved, { slug }) => {
      refreshPublicPages(async () => [route("/evaluasi/[putaran]", { putaran: slug })]);
      return route("/kelola/putaran/[slug]", { slug }, { query: { tersimpan: "freeze" } });
    },
  }),
);
