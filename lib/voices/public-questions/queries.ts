import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import type { RevisedRow, Waiting } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { isDiskominfo } from "@/lib/platform/auth/roles";
import { db } from "@/lib/platform/db/client";
import type { QuestionStatus } from "@/lib/platform/db/generated/enums";
import { route } from "@/lib/platform/pages/routes";
import {
  canAnswer,
  canCallBackAnswer,
  canLetThrough,
  canPublishAnswer,
  canReadQuestions,
  canRefuse,
  canReturnAnswer,
} from "./policy";

export const PAGE_SIZE = 20;

/** An agency sees what was given to it, Diskominfo all; the sender's address is in no read at all. */
const readable = (actor: Actor) => (actor.role === "AGENCY" ? { agencyId: actor.agencyId ?? "" } : {});

const SUBJECT = {
  programme: { select: { slug: true, name: true, agency: { select: { code: true } } } },
  recommendation: {
    select: {
      id: true,
      order: true,
      text: true,
      round: { select: { slug: true } },
      leadAgency: { select: { code: true } },
    },
  },
  indicator: { select: { code: true, nameId: true, agency: { select: { code: true } } } },
  pillar: { select: { slug: true, name: true } },
  round: { select: { slug: true } },
  agency: { select: { code: true, name: true, shortName: true } },
  kelurahan: { select: { name: true } },
} as const;

/** Questions in the actor's scope, by state in the order of their life, the oldest first in each; a page at a time, with how many stand where. */
export async function listQuestions(
  actor: Actor,
  { status, page = 1 }: { status?: QuestionStatus | undefined; page?: number } = {},
) {
  if (!canReadQuestions(actor)) refuse(actor);
  const where = { ...readable(actor), ...(status ? { status } : {}) };
  const [groups, total, items] = await Promise.all([
    db().publicQuestion.groupBy({ by: ["status"], where: readable(actor), _count: true }),
    db().publicQuestion.count({ where }),
    db().publicQuestion.findMany({
      where,
      orderBy: [{ status: "asc" }, { number: "asc" }],
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      include: SUBJECT,
    }),
  ]);
  const counts = Object.fromEntries(groups.map((group) => [group.status, group._count]));
  return { items, total, counts, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

/** One question with what the actor may do; notFound out of scope. */
export async function getQuestion(actor: Actor, id: string) {
  if (!canReadQuestions(actor)) refuse(actor);
  const question = await db().publicQuestion.findFirst({
    where: { id, ...readable(actor) },
    include: {
      ...SUBJECT,
      moderatedBy: { select: { name: true } },
      answeredBy: { select: { name: true } },
      contact: { select: { refusedAt: true } },
    },
  });
  if (!question) notFound();
  return {
    question,
    /** The letter with the answer did not arrive; whom it was for nobody is shown. */
    isLetterRefused: question.contact?.refusedAt != null,
    /** Who it belongs to by its subject: what Diskominfo most often chooses. */
    usualAgency:
      question.programme?.agency.code ??
      question.recommendation?.leadAgency.code ??
      question.indicator?.agency.code ??
      "",
    may: {
      letThrough: canLetThrough(actor, question),
      refuse: canRefuse(actor, question),
      answer: canAnswer(actor, question),
      return: canReturnAnswer(actor, question),
      callBack: canCallBackAnswer(actor, question),
      publish: canPublishAnswer(actor, question),
    },
  };
}

/** The agencies that a question can be given to. */
export async function listAnsweringAgencies(actor: Actor) {
  if (!canReadQuestions(actor)) refuse(actor);
  return db().agency.findMany({
    where: { cityAgency: true, closedOn: null },
    orderBy: { name: "asc" },
    select: { code: true, name: true },
  });
}

/** Questions to be let through and answers to be published, for Diskominfo. */
export async function listWaitingQuestions(actor: Actor): Promise<Waiting[]> {
  if (!isDiskominfo(actor)) return [];
  const groups = await db().publicQuestion.groupBy({ by: ["status"], _count: true });
  const waiting = (key: Waiting["key"], status: QuestionStatus) => ({
    key,
    count: groups.find((group) => group.status === status)?._count ?? 0,
    address: route("/kelola/pertanyaan", {}, { query: { status } }),
  });
  return [waiting("questions", "RECEIVED"), waiting("answers", "ANSWERED")];
}

/** The question as its history names it: the steps alone. What was written may quote personal data and have to go. */
export async function findRevisedQuestion(actor: Actor, id: string): Promise<RevisedRow | null> {
  if (!canReadQuestions(actor) || !z.uuid().safeParse(id).success) return null;
  const row = await db().publicQuestion.findFirst({ where: { id, ...readable(actor) } });
  const address = route("/kelola/pertanyaan/[id]", { id });
  return row && { name: String(row.number), version: row.version, address, mayRestore: false, kept: "publicQuestion" };
}

/** Names of agencies by their ids, for a history that holds the ids. */
export async function listAgencyNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db().agency.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
