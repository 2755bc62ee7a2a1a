"use server";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, of, runCommand } from "@/lib/platform/forms/command";
import type { FormState } from "@/lib/platform/forms/state";
import { route } from "@/lib/platform/pages/routes";
import { recordItemScore, recordPillarScore } from "./mutations";
import { itemScoreRefSchema, itemScoreSchema, pillarScoreRefSchema, pillarScoreSchema } from "./schemas";

const pillarOf = hidden(pillarScoreRefSchema);
const itemOf = hidden(itemScoreRefSchema);

/** A council member's score of a pillar in the newest round. */
export const recordPillarScoreAction = formAction<FormState>([pillarScoreSchema, pillarScoreRefSchema], async (data) =>
  runCommand(data, {
    schema: pillarScoreSchema,
    about: pillarOf,
    mutate: (actor, ref, score) => of(ref, recordPillarScore(actor, { ...ref, ...score })),
    shown: Object.keys(pillarScoreSchema.shape),
    done: ({ pillarSlug, roundSlug }) =>
      route("/dewan/[pilar]", { pilar: pillarSlug }, { query: { putaran: roundSlug, tersimpan: "score" } }),
  }),
);

/** A council member's score of one item. */
export const recordItemScoreAction = formAction<FormState>([itemScoreSchema, itemScoreRefSchema], async (data) =>
  runCommand(data, {
    schema: itemScoreSchema,
    about: itemOf,
    mutate: (actor, ref, score) => of(ref, recordItemScore(actor, { ...ref, ...score })),
    shown: Object.keys(itemScoreSchema.shape),
    done: ({ answerId }) => route("/dewan/butir/[id]", { id: answerId }, { query: { tersimpan: "score" } }),
  }),
);
