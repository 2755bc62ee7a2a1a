import "server-only";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { env } from "@/lib/platform/config/env";
import { changeRow, lockRow } from "@/lib/platform/db/change-row";
import { db, type Transaction } from "@/lib/platform/db/client";
import type { Prisma, PublicQuestion } from "@/lib/platform/db/generated/client";
import { publicDb } from "@/lib/platform/db/public";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { isMailOffered } from "@/lib/platform/mail/transport";
import { countTime, keyedHash, TooMany, useUp, visitorKey } from "@/lib/platform/visitor-limits/mutations";
import { findSubject } from "@/lib/voices/question-subjects/published";
import type { Subject } from "@/lib/voices/question-subjects/schemas";
import { canReadQuestion, isPossible, type QuestionAct, refusalOfQuestion } from "./policy";
import type { Question } from "./schemas";

/** Of one network address, and of all who did the sum instead of the task: programs can do sums. */
const PER_HOUR = { address: 5, withoutTask: 20 };

type Asked = { subject: Subject; question: Question; address: string; nonce: string; isTaskDone?: boolean };

/**
 * A resident asks, without an account, hence without an actor. NOT_FOUND where the subject is not public, LOCKED_OUT
 * after five in an hour from one network address, or after what the city can read in an hour from all together, ALREADY_OPEN where this form was sent before with the same question,
 * WRONG_STATE where it was with another one: the form that the Back button brings back.
 */
export async function askQuestion({
  subject,
  question,
  address,
  nonce,
  isTaskDone = true,
}: Asked): Promise<Result<{ number: number }>> {
  const target = await findSubject(subject);
  if (!target) return fail("NOT_FOUND");
  const { text, kelurahan, email, disputes } = question;
  const known = kelurahan
    ? await publicDb().publishedKelurahan.findFirst({ where: { id: kelurahan, closedOn: null } })
    : null;
  if (kelurahan && !known) return fail("INVALID", { fields: { kelurahan: ["kelurahanGone"] } });
  try {
    return await db().$transaction(async (tx) => {
      // The form is used up first: sent twice, it is counted once.
      const sentHash = keyedHash(`question-sent:${JSON.stringify([subject, text, kelurahan, email, disputes])}`);
      const before = await useUp(tx, nonce, sentHash);
      if (before) return fail(before.sentHash === sentHash ? "ALREADY_OPEN" : "WRONG_STATE");
      if ((await countTime(tx, visitorKey("question", address))) > PER_HOUR.address)
        throw new TooMany("tooManyQuestions");
      const isFull =
        (await countTime(tx, "all")) > env().QUESTIONS_PER_HOUR ||
        (!isTaskDone && (await countTime(tx, "all:without-task")) > PER_HOUR.withoutTask);
      if (isFull) throw new TooMany("questionsFull");
      const { id, number } = await tx.publicQuestion.create({
        data: {
          ...target.columns,
          text,
          disputes: disputes !== undefined,
          kelurahanId: known?.id ?? null,
          ...(email && isMailOffered() ? { contact: { create: { email } } } : {}),
        },
      });
      await recordAudit(tx, null, { action: "askQuestion", entity: "publicQuestion", entityId: id });
      return ok({ number });
    });
  } catch (error) {
    if (error instanceof TooMany) return fail("LOCKED_OUT", { fields: { text: [error.message] } });
    throw error;
  }
}

export type QuestionRef = { id: string; version: number };
/** `shows` is true where the public reads another thing than before. */
export type SavedQuestion = QuestionRef & { number: number; shows: boolean };
type Saved = Result<SavedQuestion, object>;

/** Diskominfo lets it through: public from now on, and the agency's to answer; what another one wrote stays with that one. */
export function letQuestionThrough(actor: Actor, ref: QuestionRef, agencyCode: string): Promise<Saved> {
  return step(actor, ref, "letThrough", async (row, tx) => {
    const where = { code: agencyCode, cityAgency: true, closedOn: null };
    const agency = await tx.agency.findFirst({ where, select: { id: true } });
    if (!agency) return fail("INVALID", { fields: { agencyCode: ["agencyGone"] } });
    const isSame = row.agencyId === agency.id;
    return ok({
      ...moderated(actor),
      status: "OPEN",
      agencyId: agency.id,
      refusalReason: null,
      ...(isSame ? {} : { answer: "", answeredAt: null, answeredById: null, officerId: null, returnReason: null }),
    });
  });
}

/** Not shown, with the reason for the record; an e-mail address is deleted at once by the trigger public_questions_keep. */
export function refuseQuestion(actor: Actor, ref: QuestionRef, reason: string): Promise<Saved> {
  return step(actor, ref, "refuse", () =>
    ok({
      ...moderated(actor),
      status: "REFUSED",
      refusalReason: reason,
      publishedAt: null,
      publishedById: null,
    }),
  );
}

/** The agency's answer, handed in to Diskominfo. */
export function answerQuestion(actor: Actor, ref: QuestionRef, answer: string): Promise<Saved> {
  return step(actor, ref, "answer", () =>
    ok({
      status: "ANSWERED",
      answer,
      answeredAt: new Date(),
      answeredById: actor.id,
      // Whoever wrote goes on with it when it comes back, and a leaving officer hands it over.
      officerId: actor.role === "AGENCY" ? actor.id : null,
      returnReason: null,
    }),
  );
}

/** Back to the agency with a reason; what it wrote stays. */
export function returnAnswerOfQuestion(actor: Actor, ref: QuestionRef, reason: string): Promise<Saved> {
  return step(actor, ref, "return", () => ok({ status: "OPEN", returnReason: reason }));
}

/** Back to whoever answered; what was written stays. */
export function callBackAnswerOfQuestion(actor: Actor, ref: QuestionRef): Promise<Saved> {
  return step(actor, ref, "callBack", () => ok({ status: "OPEN" }));
}

/** Diskominfo publishes the answer, never its own (OWN_WORK). */
export function publishAnswer(actor: Actor, ref: QuestionRef): Promise<Saved> {
  return step(actor, ref, "publishAnswer", () =>
    ok({
      status: "PUBLISHED",
      publishedAt: new Date(),
      publishedById: actor.id,
    }),
  );
}

const moderated = (actor: Actor) => ({ moderatedAt: new Date(), moderatedById: actor.id });

type Change = Prisma.PublicQuestionUncheckedUpdateInput;
type Changing = Result<Change, object>;

function step(
  actor: Actor,
  ref: QuestionRef,
  action: QuestionAct,
  change: (row: PublicQuestion, tx: Transaction) => Changing | Promise<Changing>,
): Promise<Saved> {
  return changeRow(actor, {
    find: async (tx) => {
      await lockRow(tx, "public_questions", ref.id);
      const row = await tx.publicQuestion.findUnique({ where: { id: ref.id } });
      return row && canReadQuestion(actor, row) ? row : null;
    },
    refusal: (row) => refusalOfQuestion(actor, action, row),
    isPossible: (row) => isPossible(action, row),
    isStale: ({ version }) => version !== ref.version,
    current: ({ id, version, answer }): object => ({ id, version, answer }),
    change: async (row, tx) => {
      const changed = await change(row, tx);
      if (!changed.ok) return changed;
      const after = await tx.publicQuestion.update({
        where: { id: row.id },
        data: { ...changed.value, version: { increment: 1 } },
      });
      const { id, version, number, answer } = after;
      const about = {
        entity: "publicQuestion",
        entityId: id,
        before: audited(row),
        after: audited(after),
        texts: { answer },
      };
      const shows = isPublic(row) || isPublic(after);
      return ok({ saved: { id, version, number, shows }, audit: { action, ...about } });
    },
  });
}

/** The rule of the view published_questions. */
const isPublic = ({ status }: PublicQuestion) => status === "OPEN" || status === "ANSWERED" || status === "PUBLISHED";

/** The log is for ever; what was written may quote personal data and have to go, so it only says that there is some. */
const audited = ({ status, agencyId, refusalReason, returnReason, answer, version }: PublicQuestion) => ({
  status,
  agencyId,
  version,
  refused: refusalReason !== null,
  returned: returnReason !== null,
  answered: answer !== "",
});
