"use server";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, of, runCommand } from "@/lib/platform/forms/command";
import { idOf } from "@/lib/platform/forms/row-ref";
import type { FormState } from "@/lib/platform/forms/state";
import { route } from "@/lib/platform/pages/routes";
import { decidePillar, replyToScore } from "./mutations";
import { pillarDecisionSchema, pillarRefSchema, replySchema } from "./schemas";

const pillarOf = hidden(pillarRefSchema);

/** The agency's reply to a council score. */
export const replyAction = formAction<FormState>([replySchema, "scoreId"], async (data) =>
  runCommand(data, {
    schema: replySchema,
    about: idOf("scoreId"),
    mutate: (actor, scoreId, { text }) => replyToScore(actor, scoreId, text),
    done: ({ answerId }) => route("/kelola/jawaban/[id]", { id: answerId }, { query: { tersimpan: "reply" } }),
  }),
);

/** The council's word on a pillar. */
export const decidePillarAction = formAction<FormState>([pillarDecisionSchema, pillarRefSchema], async (data) =>
  runCommand(data, {
    schema: pillarDecisionSchema,
    about: pillarOf,
    mutate: (actor, ref, decision) => of(ref, decidePillar(actor, ref, decision)),
    done: ({ pillarSlug, roundSlug }) =>
      route("/dewan/[pilar]", { pilar: pillarSlug }, { query: { putaran: roundSlug, tersimpan: "decidePillar" } }),
  }),
);
