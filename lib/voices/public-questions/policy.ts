import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";
import type { QuestionStatus } from "@/lib/platform/db/generated/enums";

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

/** Lets a question through to an agency, or gives it to another one while it is not answered. */
export function canLetThrough(actor: Actor, question: QuestionFacts): boolean {
  return isDiskominfo(actor) && ["RECEIVED", "OPEN", "REFUSED"].includes(question.status);
}

/** Not shown, or no longer: also an answered one in which something personal is found later. */
export function canRefuse(actor: Actor, question: QuestionFacts): boolean {
  return isDiskominfo(actor) && question.status !== "REFUSED";
}

export function canAnswer(actor: Actor, question: QuestionFacts): boolean {
  return canReadQuestion(actor, question) && question.status === "OPEN";
}

/** Whoever answered takes the answer back to go on with it, before anybody published or returned it. */
export function canCallBackAnswer(actor: Actor, question: QuestionFacts): boolean {
  return canReadQuestion(actor, question) && question.status === "ANSWERED" && question.answeredById === actor.id;
}

export function canReturnAnswer(actor: Actor, question: QuestionFacts): boolean {
  return isDiskominfo(actor) && question.status === "ANSWERED";
}

/** Other eyes than the answerer's (CHECK questions_other_eyes). */
export function canPublishAnswer(actor: Actor, question: QuestionFacts): boolean {
  return canReturnAnswer(actor, question) && question.answeredById !== actor.id;
}
