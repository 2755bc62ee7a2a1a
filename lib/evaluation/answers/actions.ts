"use server";
import { formAction } from "@/lib/platform/forms/action";
import { intentOf, namesNothing, runCommand } from "@/lib/platform/forms/command";
import { refOf } from "@/lib/platform/forms/row-ref";
import { pageNumberSchema } from "@/lib/platform/forms/search";
import type { FormState } from "@/lib/platform/forms/state";
import { reasonSchema } from "@/lib/platform/forms/typed";
import { readQueue } from "@/lib/platform/pages/queue";
import { route, withQuery } from "@/lib/platform/pages/routes";
import {
  assignAnswers,
  callBackAnswer,
  discardAnswer,
  faultsOfItem,
  returnAnswer,
  saveAnswer,
  verifyAnswer,
} from "./mutations";
import { answerDraftSchema, answerSubmissionSchema, bulkAssignmentSchema } from "./schemas";

/** Saves an answer: intent submit, draft, or propose to take over the score that our data proposes. */
export const saveAnswerAction = formAction<FormState>([answerDraftSchema], async (data) => {
  const intent = intentOf(data, ["submit", "draft", "propose"]) ?? "draft";
  const notApplicable = data.get("notApplicable") === "on";
  const score = answerDraftSchema.shape.score.safeParse(data.get("score") || undefined).data;
  return runCommand(data, {
    schema: intent === "submit" ? answerSubmissionSchema : answerDraftSchema,
    about: refOf,
    also: (actor, ref) => faultsOfItem(actor, ref.id, { score, notApplicable }, intent === "submit"),
    mutate: (actor, ref, fields) => saveAnswer(actor, ref, { fields, intent }),
    shown: Object.keys(answerDraftSchema.shape),
    done: ({ id }) =>
      route("/kelola/jawaban/[id]", { id }, { query: { tersimpan: intent === "draft" ? "edit" : intent } }),
  });
});

/** Diskominfo's check of one answer: intent verify, or return with a reason; on to the next of the list it came from (`queue`). */
export const decideAnswerAction = formAction<FormState>([reasonSchema, "queue"], async (data) => {
  const intent = intentOf(data, ["verify", "return"]);
  const queue = readQueue(String(data.get("queue") ?? ""));
  const done = ({ id }: { id: string }) =>
    queue
      ? withQuery(queue.next, { tadi: intent })
      : route(
          "/kelola/jawaban/[id]",
          { id },
          { query: { tersimpan: intent === "return" ? "return" : "verifyAnswer" } },
        );
  if (intent === "return")
    return runCommand(data, {
      schema: reasonSchema,
      about: refOf,
      mutate: (actor, ref, { reason }) => returnAnswer(actor, ref, reason),
      done,
    });
  if (!intent) return namesNothing(data);
  return runCommand(data, {
    about: refOf,
    mutate: (actor, ref) => verifyAnswer(actor, ref),
    done,
  });
});

/** Intent callBack, before anybody verified it, or discard of what was never handed in. */
export const takeBackAnswerAction = formAction<FormState>([], async (data) =>
  runCommand(data, {
    about: refOf,
    mutate: (actor, ref) => (data.get("intent") === "discard" ? discardAnswer : callBackAnswer)(actor, ref),
    done: ({ id }) =>
      route(
        "/kelola/jawaban/[id]",
        { id },
        { query: { tersimpan: data.get("intent") === "discard" ? "emptied" : "callBack" } },
      ),
  }),
);

/** Gives the chosen items to an agency and an officer of it. */
export const assignAnswersAction = formAction<FormState>([bulkAssignmentSchema, "hal", "kurang"], async (data) => {
  // Back to the same part of the list.
  const list = data.get("kurang") === "opd" ? { kurang: "opd" } : { hal: pageNumberSchema.parse(data.get("hal")) };
  return runCommand(data, {
    schema: bulkAssignmentSchema,
    mutate: (actor, _none, assignment) => assignAnswers(actor, assignment),
    done: (_saved, { slug }) =>
      route("/kelola/putaran/[slug]/penugasan", { slug }, { query: { tersimpan: "assign", ...list } }),
  });
});
