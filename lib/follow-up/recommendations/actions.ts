"use server";
import type { z } from "zod";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Result } from "@/lib/platform/errors/app-error";
import { formAction } from "@/lib/platform/forms/action";
import { intentOf, runCommand } from "@/lib/platform/forms/command";
import { refOf } from "@/lib/platform/forms/row-ref";
import type { FormState } from "@/lib/platform/forms/state";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { route } from "@/lib/platform/pages/routes";
import { cityToday } from "@/lib/platform/settings/published";
import {
  assignRecommendation,
  changeDueDate,
  confirmRecommendation,
  type RecommendationRef,
  reportInterim,
  reportRecommendation,
  returnRecommendation,
  type SavedRecommendation,
  sendBackRecommendation,
  submissionLacks,
  submitRecommendation,
  verifyRecommendation,
} from "./mutations";
import { assignmentSchema, checkSchema, dueChangeSchema, noteSchema, reportSchema, submissionSchema } from "./schemas";

// Of what is stored; a note belongs to its step alone.
const SHOWN = [
  ...["resultText", "legalReason", "closesAs"],
  ...["leadCode", "officerId", "supportCodes", "dueOn", "verifierCode"],
];

type Mutation<Command> = (
  actor: Actor,
  ref: RecommendationRef,
  command: Command,
) => Promise<Result<SavedRecommendation>>;

async function run<Command>(
  data: FormData,
  schema: z.ZodType<Command>,
  saved: string,
  mutate: Mutation<Command>,
  lacks?: (actor: Actor, id: string) => Promise<Record<string, string[]>>,
): Promise<FormState> {
  return runCommand(data, {
    schema,
    about: refOf,
    mutate,
    shown: SHOWN,
    ...(lacks ? { also: (actor: Actor, ref: RecommendationRef) => lacks(actor, ref.id) } : {}),
    done: ({ shows, path, id }) => {
      // Its own page and that of its round; which filters it stands in is seen at the next visit.
      if (shows) refreshPublicPages(async () => [path, path.slice(0, path.lastIndexOf("/"))]);
      const notice = saved === "publish" && !shows ? "publishLater" : saved;
      return route("/kelola/rekomendasi/[id]", { id }, { query: { tersimpan: notice } });
    },
  });
}

export const assignRecommendationAction = formAction<FormState>([assignmentSchema], async (data) => {
  return run(data, assignmentSchema, "assign", assignRecommendation);
});

export const changeDueDateAction = formAction<FormState>([dueChangeSchema("")], async (data) => {
  return run(data, dueChangeSchema(await cityToday()), "changeDue", changeDueDate);
});

export const submitRecommendationAction = formAction<FormState>([submissionSchema], async (data) => {
  return run(data, submissionSchema, "submitFollowUp", submitRecommendation, submissionLacks);
});

const CHECKS = {
  return: returnRecommendation,
  confirm: confirmRecommendation,
  council: sendBackRecommendation,
} as const;

/** The verifier's and the council's decisions, each with a note. */
export const checkRecommendationAction = formAction<FormState>([checkSchema], async (data) => {
  const intent = intentOf(data, ["verify", "return", "confirm", "council"]) ?? "return";
  if (intent === "verify") return run(data, checkSchema, "verifyFollowUp", verifyRecommendation);
  const saved = { return: "return", confirm: "confirmFollowUp", council: "return" }[intent];
  return run(data, noteSchema, saved, (actor, ref, { note }) => CHECKS[intent](actor, ref, note));
});

/** Tells the public: intent report at the end of the chain, interim while work goes on. */
export const reportRecommendationAction = formAction<FormState>([reportSchema], async (data) => {
  const mutate = data.get("intent") === "report" ? reportRecommendation : reportInterim;
  return run(data, reportSchema, "publish", (actor, ref, { text }) => mutate(actor, ref, text));
});
