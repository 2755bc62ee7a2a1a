"use server";
import { parseWithZod } from "@conform-to/zod/v4";
import { z } from "zod";
import { findActor } from "@/lib/platform/auth/session";
import { formAction } from "@/lib/platform/forms/action";
import { runCommand } from "@/lib/platform/forms/command";
import { goTo } from "@/lib/platform/forms/destination";
import { refused, signedOut } from "@/lib/platform/forms/reply";
import { refOf } from "@/lib/platform/forms/row-ref";
import { pageNumberSchema } from "@/lib/platform/forms/search";
import type { FormState } from "@/lib/platform/forms/state";
import { entryRefSchema, reasonSchema } from "@/lib/platform/forms/typed";
import {
  answerLacks,
  assignAnswers,
  callBackAnswer,
  discardAnswer,
  returnAnswer,
  saveAnswer,
  verifyAnswer,
} from "./mutations";
import { answerDraftSchema, answerSubmissionSchema, bulkAssignmentSchema } from "./schemas";

const INTENTS = ["submit", "draft", "propose"] as const;

/** Saves an answer: intent submit, draft, or propose to take over the score that our data proposes. */
export const saveAnswerAction = formAction<FormState>([answerDraftSchema], async (data) => {
  const intent = z.enum(INTENTS).catch("draft").parse(data.get("intent"));
  const schema = intent === "submit" ? answerSubmissionSchema : answerDraftSchema;
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const submission = parseWithZod(data, { schema });
  const ref = entryRefSchema.parse(Object.fromEntries(data));
  if (submission.status !== "success") {
    const notApplicable = data.get("notApplicable") === "on";
    return refused(
      submission,
      undefined,
      [],
      intent === "submit" ? await answerLacks(actor, ref.id, { notApplicable }) : {},
    );
  }
  const result = await saveAnswer(actor, ref, { fields: submission.value, intent });
  if (!result.ok) return refused(submission, result.error, Object.keys(answerDraftSchema.shape));
  goTo(data, `/kelola/jawaban/${ref.id}?tersimpan=${intent === "draft" ? "edit" : intent}`);
});

/** Diskominfo's check of one answer: intent verify, or return with a reason. */
export const decideAnswerAction = formAction<FormState>([reasonSchema], async (data) => {
  const intent = z.enum(["verify", "return"]).parse(data.get("intent"));
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const submission = parseWithZod(data, { schema: intent === "return" ? reasonSchema : reasonSchema.partial() });
  if (submission.status !== "success") return refused(submission);
  const ref = entryRefSchema.parse(Object.fromEntries(data));
  const result =
    intent === "return"
      ? await returnAnswer(actor, ref, submission.value.reason ?? "")
      : await verifyAnswer(actor, ref);
  if (!result.ok) return refused(submission, result.error);
  goTo(data, `/kelola/jawaban/${ref.id}?tersimpan=${intent === "verify" ? "verifyAnswer" : intent}`);
});

/** Intent callBack, before anybody verified it, or discard of what was never handed in. */
export const takeBackAnswerAction = formAction<FormState>([], async (data) =>
  runCommand(data, {
    schema: z.object({}),
    about: refOf,
    mutate: (actor, ref) => (data.get("intent") === "discard" ? discardAnswer : callBackAnswer)(actor, ref),
    done: ({ id }) => `/kelola/jawaban/${id}?tersimpan=${data.get("intent") === "discard" ? "emptied" : "callBack"}`,
  }),
);

/** Gives the chosen items to an agency and an officer of it. */
export const assignAnswersAction = formAction<FormState>([bulkAssignmentSchema, "hal", "kurang"], async (data) => {
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const submission = parseWithZod(data, { schema: bulkAssignmentSchema });
  if (submission.status !== "success") return refused(submission);
  const result = await assignAnswers(actor, submission.value);
  if (!result.ok) return refused(submission, result.error);
  // Back to the same part of the list.
  const rest = data.get("kurang") === "opd" ? "&kurang=opd" : `&hal=${pageNumberSchema.parse(data.get("hal"))}`;
  goTo(data, `/kelola/putaran/${submission.value.slug}/penugasan?tersimpan=assign${rest}`);
});
