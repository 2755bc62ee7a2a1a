"use server";
import { FIRST_ZONE } from "@/lib/platform/format/zone";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, of, runCommand } from "@/lib/platform/forms/command";
import type { FormState } from "@/lib/platform/forms/state";
import { reasonSchema } from "@/lib/platform/forms/typed";
import { route } from "@/lib/platform/pages/routes";
import { cityZone } from "@/lib/platform/settings/published";
import { createRound, moveRound, setPhaseDates } from "./mutations";
import { createRoundSchema, phaseDatesSchema, roundRefSchema } from "./schemas";

const roundOf = hidden(roundRefSchema);

/** Prepares a new round. */
export const createRoundAction = formAction<FormState>([createRoundSchema], async (data) =>
  runCommand(data, {
    schema: createRoundSchema,
    mutate: (actor, _none, round) => createRound(actor, round),
    done: ({ slug }) => route("/kelola/putaran/[slug]", { slug }, { query: { tersimpan: "createRound" } }),
  }),
);

/** Sets the planned dates of a round's phases. */
export const setPhaseDatesAction = formAction<FormState>([phaseDatesSchema(FIRST_ZONE), roundRefSchema], async (data) =>
  runCommand(data, {
    schema: phaseDatesSchema(await cityZone()),
    about: roundOf,
    mutate: (actor, ref, dates) => of(ref, setPhaseDates(actor, ref, dates)),
    done: ({ slug }) => route("/kelola/putaran/[slug]", { slug }, { query: { tersimpan: "setPhaseDates" } }),
  }),
);

/** One phase on, or with intent "back" and a reason one back. */
export const moveRoundAction = formAction<FormState>([reasonSchema, roundRefSchema], async (data) => {
  if (data.get("intent") === "back")
    return runCommand(data, {
      schema: reasonSchema,
      about: roundOf,
      mutate: (actor, ref, { reason }) => of(ref, moveRound(actor, ref, { direction: "back", reason })),
      done: ({ slug }) => route("/kelola/putaran/[slug]", { slug }, { query: { tersimpan: "reopenRound" } }),
    });
  return runCommand(data, {
    about: roundOf,
    mutate: (actor, ref) => of(ref, moveRound(actor, ref, { direction: "forward" })),
    done: ({ slug }) => route("/kelola/putaran/[slug]", { slug }, { query: { tersimpan: "advanceRound" } }),
  });
});
