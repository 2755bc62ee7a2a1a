import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";
import type { QuestionStatus } from "@/lib/platform/db/generated/enums";
import type { Refusal } from "@/lib/platform/errors/app-error";

export type QuestionFacts = { status: QuestionStatus; agencyId: string | null; answeredById: string | null };

/** Diskominfo moderates, the agency that was given one answers it; the council reads what the public reads. */
export function canReadQuestions(actor: Actor): boolean {
  return isDiskominfo(actor) || actor.role === "AGENCY";
}

export function canReadQuestion(actor: Actor, question: { agencyId: string | null }): boolean {
  return (
    isDiskominfo(actor) || (actor.role === "AGENCY" && actor.agencyId !== null && actor.agencyId === question.agencyId)
  );
}

/** What is done to a question, and in which states. Refused is also an answered one in which something personal is found. */
const POSSIBLE = {
  // To an agency, or to another one while it is not answered.
  letThrough: ["RECEIVED", "OPEN", "REFUSED"],
  refuse: ["RECEIVED", "OPEN", "ANSWERED", "PUBLISHED"],
  answer: ["OPEN"],
  callBack: ["ANSWERED"],
  return: ["ANSWERED"],
  publishAnswer: ["ANSWERED"],
} as const satisfies Record<string, readonly QuestionStatus[]>;
export type QuestionAct = keyof typeof POSSIBLE;

const isOwnAnswer = (actor: Actor, question: QuestionFacts) => question.answeredById === actor.id;

const MAY: Record<QuestionAct, (actor: Actor, question: QuestionFacts) => boolean> = {
  letThrough: isDiskominfo,
  refuse: isDiskominfo,
  answer: canReadQuestion,
  // Whoever answered takes the answer back to go on with it, before anybody published or returned it.
  callBack: (actor, question) => canReadQuestion(actor, question) && isOwnAnswer(actor, question),
  return: isDiskominfo,
  // Other eyes than the answerer's (CHECK questions_other_eyes).
  publishAnswer: (actor, question) => isDiskominfo(actor) && !isOwnAnswer(actor, question),
};

export function isPossible(act: QuestionAct, { status }: Pick<QuestionFacts, "status">): boolean {
  return (POSSIBLE[act] as readonly QuestionStatus[]).includes(status);
}

/** Why the actor may not do this to the question, in whatever state it is; null where they may. */
export function refusalOfQuestion(actor: Actor, act: QuestionAct, question: QuestionFacts): Refusal | null {
  if (MAY[act](actor, question)) return null;
  return act === "publishAnswer" && isDiskominfo(actor) ? "OWN_WORK" : "FORBIDDEN";
}

const can = (act: QuestionAct) => (actor: Actor, question: QuestionFacts) =>
  MAY[act](actor, question) && isPossible(act, question);

export const canLetThrough = can("letThrough");
export const canRefuse = can("refuse");
export const canAnswer = can("answer");
export const canCallBackAnswer = can("callBack");
export const canReturnAnswer = can("return");
export const canPublishAnswer = can("publishAnswer");
