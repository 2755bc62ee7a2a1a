"use server";
import { headers } from "next/headers";
import { clientAddress } from "@/lib/platform/config/client-address";
import { env } from "@/lib/platform/config/env";
import { formAction } from "@/lib/platform/forms/action";
import { intentOf, runCommand } from "@/lib/platform/forms/command";
import { goTo } from "@/lib/platform/forms/destination";
import { readOutside } from "@/lib/platform/forms/outside";
import { refused } from "@/lib/platform/forms/reply";
import { refOf } from "@/lib/platform/forms/row-ref";
import type { FormState } from "@/lib/platform/forms/state";
import { reasonSchema } from "@/lib/platform/forms/typed";
import { enqueue } from "@/lib/platform/jobs/queue";
import { reportFailure } from "@/lib/platform/observability/failure";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { route } from "@/lib/platform/pages/routes";
import { MAIL_JOB } from "@/lib/voices/question-letters/mutations";
import { SUBJECT_FIELDS, subjectSchema } from "@/lib/voices/question-subjects/schemas";
import { type Asked, askAgain, askAnew } from "./asked";
import { checkFormToken } from "./form-token";
import {
  answerQuestion,
  askQuestion,
  callBackAnswerOfQuestion,
  letQuestionThrough,
  publishAnswer,
  refuseQuestion,
  returnAnswerOfQuestion,
  type SavedQuestion,
} from "./mutations";
import { isTaskDone, taskField } from "./robot-task";
import { answerSchema, letThroughSchema, questionSchema } from "./schemas";

/** A refused form asks the same again, or anew where its token can never be taken or was used. */
export type AskState = FormState & { asked?: Asked };

/** A resident sends a question: no account, no cookie; what was typed stays where something is wrong. */
export const askQuestionAction = formAction<AskState>(
  [questionSchema, taskField, ...SUBJECT_FIELDS, "token", "sum", "website"],
  async (data) => {
    const { submission, value, refusal } = readOutside(data, questionSchema);
    const token = String(data.get("token") ?? "");
    const secret = env().NEXTAUTH_SECRET;
    const again = async (state: FormState): Promise<AskState> => ({ ...state, asked: await askAgain(secret, token) });
    const subject = subjectSchema.safeParse(Object.fromEntries(data));
    // Left empty by people, who do not see it.
    const isFilledByProgram = String(data.get("website") ?? "") !== "";
    if (!subject.success || isFilledByProgram) return again(refused(submission, { code: "NOT_FOUND" }));
    if (refusal) return again(refusal);
    const isDone = await isTaskDone(secret, token, String(data.get("task") ?? ""));
    const answer = String(data.get("sum") ?? "");
    const checked = checkFormToken(secret, { token, answer, isTaskDone: isDone }, new Date());
    if (!checked.ok)
      return again(refused(submission, { code: "INVALID", fields: { sum: [`token-${checked.fault}`] } }));
    const address = clientAddress(await headers());
    const asked = {
      subject: subject.data,
      question: value,
      address,
      nonce: checked.nonce,
      isTaskDone: isDone,
    };
    const result = await askQuestion(asked);
    if (result.ok || result.error.code === "ALREADY_OPEN")
      // Sent twice by an impatient thumb: it arrived, and that is what the person wants to know.
      return goTo(data, route("/tanya/terima-kasih"));
    if (result.error.code === "LOCKED_OUT")
      return again(refused(submission, { code: "INVALID", fields: { text: [result.error.fields?.text?.[0] ?? ""] } }));
    if (result.error.code === "WRONG_STATE") {
      const used = refused(submission, { code: "INVALID", fields: { sum: ["token-used"] } });
      return { ...used, asked: await askAnew(secret) };
    }
    return again(refused(submission, result.error));
  },
);

/** Diskominfo's decisions on a question: let through to an agency, refuse, send an answer back, publish it. */
export const decideQuestionAction = formAction<FormState>([letThroughSchema, reasonSchema], async (data) => {
  const intent = intentOf(data, ["letThrough", "refuse", "return", "publish"]) ?? "refuse";
  const done = onward(intent);
  if (intent === "letThrough")
    return runCommand(data, {
      schema: letThroughSchema,
      about: refOf,
      mutate: (actor, ref, { agencyCode }) => letQuestionThrough(actor, ref, agencyCode),
      done,
    });
  if (intent === "publish")
    return runCommand(data, {
      about: refOf,
      mutate: (actor, ref) => publishAnswer(actor, ref),
      done: async (question) => {
        // The pages first: the answer is published, whatever becomes of the letter, which the sweep sends as well.
        const next = done(question);
        await enqueue(MAIL_JOB, question.id).catch((error) => reportFailure("A letter waits for the sweep", error));
        return next;
      },
    });
  const sayNo = intent === "refuse" ? refuseQuestion : returnAnswerOfQuestion;
  return runCommand(data, {
    schema: reasonSchema,
    about: refOf,
    mutate: (actor, ref, { reason }) => sayNo(actor, ref, reason),
    done,
  });
});

/** The agency answers; Diskominfo publishes it afterwards. */
export const answerQuestionAction = formAction<FormState>([answerSchema], async (data) => {
  return runCommand(data, {
    schema: answerSchema,
    about: refOf,
    shown: ["answer"],
    mutate: (actor, ref, { answer }) => answerQuestion(actor, ref, answer),
    done: ({ id }) => route("/kelola/pertanyaan/[id]", { id }, { query: { tersimpan: "answer" } }),
  });
});

/** Back to whoever answered, before anybody published or returned it. */
export const callBackAnswerOfQuestionAction = formAction<FormState>([], async (data) => {
  return runCommand(data, {
    about: refOf,
    mutate: callBackAnswerOfQuestion,
    done: ({ id }) => route("/kelola/pertanyaan/[id]", { id }, { query: { tersimpan: "callBack" } }),
  });
});

const onward =
  (saved: string) =>
  ({ id, number, shows }: SavedQuestion) => {
    if (shows)
      refreshPublicPages(async () => [route("/tanya-jawab"), route("/tanya-jawab/[nomor]", { nomor: number })]);
    return route("/kelola/pertanyaan/[id]", { id }, { query: { tersimpan: saved } });
  };
