import "server-only";
import { notFound } from "next/navigation";
import { canEnter, canVerifyAtAll } from "@/lib/city/entries/policy";
import { canReadCouncilLane } from "@/lib/evaluation/rounds/policy";
import type { Waiting } from "@/lib/platform/areas/office";
import { listHistory } from "@/lib/platform/audit/queries";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import type { EntryStatus } from "@/lib/platform/db/generated/enums";
import { everyWord } from "@/lib/platform/format/search-words";
import { route } from "@/lib/platform/pages/routes";
import { proposalFor } from "./facts";
import { asReadBy, canActOnAnswer, canReadAnswers, canReplyToScore, contentStatus } from "./policy";
import type { ItemProposal } from "./proposal";

export const ANSWERS_PAGE_SIZE = 25;

export interface AnswerFilter {
  status?: EntryStatus;
  agencyCode?: string;
  /** Codes of a section and of a pillar of the instrument, an officer's id, words of the item. */
  section?: string;
  pillar?: string;
  officerId?: string;
  q?: string;
  /** Items that nobody was given, or that ask for evidence and have none. */
  lacking?: "agency" | "evidence";
  page?: number;
}

const scopeOf = (actor: Actor) => (actor.role === "AGENCY" ? { agencyId: actor.agencyId ?? "" } : {});

/** The answers of a round in the questionnaire's order, an agency's own only, a page at a time, with counts per status. */
export async function listAnswers(actor: Actor, slug: string, filter: AnswerFilter = {}) {
  if (!canReadAnswers(actor)) refuse(actor);
  const { page = 1 } = filter;
  const all = { round: { slug }, ...scopeOf(actor) };
  // Joined, not merged: a filter that names the agency must not replace the scope, which names it too.
  const where = { AND: [all, ...askedFor(actor, filter)] };
  const [total, counts, rows] = await Promise.all([
    db().answer.count({ where }),
    db().answer.groupBy({ by: ["status"], where: all, _count: true }),
    db().answer.findMany({
      where,
      orderBy: { item: { order: "asc" } },
      skip: (page - 1) * ANSWERS_PAGE_SIZE,
      take: ANSWERS_PAGE_SIZE,
      include: {
        item: { include: { section: true, instrumentPillar: { include: { pillar: true } } } },
        agency: { select: { code: true, shortName: true } },
        officer: { select: { name: true } },
      },
    }),
  ]);
  return {
    items: rows
      .map((given) => asReadBy(actor, given))
      .map(({ item, agency, officer, score, ...row }) => ({
        id: row.id,
        /** False where score and evidence are not this reader's to know yet. */
        readable: row.readable,
        status: row.status,
        notApplicable: row.notApplicable,
        score: score?.toFixed() ?? null,
        agency: agency?.shortName ?? null,
        officer: officer?.name ?? null,
        code: item.code,
        text: { id: item.textId, en: item.textEn || item.textId },
        section: { id: item.section.nameId, en: item.section.nameEn },
        pillar: item.instrumentPillar?.pillar ?? null,
        maximum: item.maximum.toFixed(),
        evidenceRequired: item.evidenceRequired,
      })),
    counts: Object.fromEntries(counts.map((row) => [row.status, row._count])) as Partial<Record<EntryStatus, number>>,
    total,
    page,
    pages: Math.max(1, Math.ceil(total / ANSWERS_PAGE_SIZE)),
  };
}

/** What of a round's answers a filter asks for, each part by itself. */
function askedFor(
  actor: Actor,
  { status, agencyCode, section, pillar, officerId, q, lacking }: AnswerFilter,
): Prisma.AnswerWhereInput[] {
  return [
    ...(status ? [{ status }] : []),
    ...(agencyCode ? [{ agency: { code: agencyCode } }] : []),
    ...(section ? [{ item: { section: { code: section } } }] : []),
    ...(pillar ? [{ item: { instrumentPillar: { pillar: { code: pillar } } } }] : []),
    ...(officerId ? [{ officerId }] : []),
    everyWord(q, (word) => ({ item: { OR: [{ code: word }, { textId: word }, { textEn: word }] } })),
    ...(lacking === "agency" ? [{ agencyId: null }] : []),
    ...(lacking === "evidence"
      ? [
          {
            ...contentStatus(actor.role),
            notApplicable: false,
            item: { evidenceRequired: true },
            evidence: { none: { removedAt: null } },
          },
        ]
      : []),
  ];
}

/** What a round's answers can be narrowed by: the instrument's sections and pillars, and who was given items. */
export async function listAnswerChoices(actor: Actor, slug: string) {
  if (!canReadAnswers(actor)) refuse(actor);
  const answered = { some: { round: { slug }, ...scopeOf(actor) } };
  const [round, agencies, officers] = await Promise.all([
    db().evaluationRound.findUniqueOrThrow({
      where: { slug },
      select: {
        instrument: {
          select: {
            sections: { orderBy: { order: "asc" }, select: { code: true, nameId: true, nameEn: true } },
            pillars: { orderBy: { order: "asc" }, select: { pillar: { select: { code: true, name: true } } } },
          },
        },
      },
    }),
    db().agency.findMany({
      where: { answers: answered },
      orderBy: { shortName: "asc" },
      select: { code: true, shortName: true },
    }),
    db().user.findMany({
      where: { answersAssigned: answered },
      orderBy: { name: "asc" },
      select: { id: true, name: true },
    }),
  ]);
  const { sections = [], pillars = [] } = round.instrument ?? {};
  return { sections, pillars: pillars.map(({ pillar }) => pillar), agencies, officers };
}

/** The answer that stands at a place of the list, counted from 0; null behind its end. */
export async function findAnswerAt(actor: Actor, slug: string, filter: AnswerFilter, place: number) {
  if (!canReadAnswers(actor)) refuse(actor);
  return db().answer.findFirst({
    where: { AND: [{ round: { slug }, ...scopeOf(actor) }, ...askedFor(actor, filter)] },
    orderBy: { item: { order: "asc" } },
    skip: place,
    select: { id: true },
  });
}

/** City agencies with their officers, for the one who hands out the items. */
export function listAssignees() {
  return db().agency.findMany({
    where: { cityAgency: true, closedOn: null },
    orderBy: { shortName: "asc" },
    select: {
      code: true,
      shortName: true,
      users: {
        where: { disabledAt: null, role: "AGENCY" },
        orderBy: { name: "asc" },
        select: { id: true, name: true },
      },
    },
  });
}

/** One answer with its item, the council's and the official score beside it, what our data proposes, and its history. */
export async function getAnswer(actor: Actor, id: string) {
  const found = canReadAnswers(actor) ? await findAnswer(actor, id) : null;
  if (!found) notFound();
  const { item, round, agency, officer, submittedBy, ...given } = found;
  const answer = asReadBy(actor, given);
  const facts = { ...answer, agencyId: answer.agencyId ?? "", phase: round.phase };
  const may = {
    edit: canActOnAnswer(actor, "edit", facts),
    callBack: canActOnAnswer(actor, "callBack", facts),
    discard: canActOnAnswer(actor, "discard", facts),
    return: canActOnAnswer(actor, "return", facts),
    verify: canActOnAnswer(actor, "verify", facts),
    reply: canReplyToScore(actor, { agencyId: answer.agencyId, phase: round.phase }),
  };
  const pillarId = item.instrumentPillar?.pillarId ?? null;
  const levels = item.instrument.levels.map((level) => ({
    value: level.value.toFixed(),
    label: { id: level.labelId, en: level.labelEn },
    description: { id: level.descriptionId, en: level.descriptionEn },
  }));
  const asked = { ...item, levels: levels.map(({ value }) => value), pillarId, roundId: round.id, year: round.year };
  const [proposal, scores, next, closes] = await Promise.all([
    may.edit ? proposalFor(db(), asked) : null,
    listItemScores(actor, round.id, item.id),
    findNext(actor, round.id, item.order),
    db().roundPhaseDates.findUnique({ where: { roundId_phase: { roundId: round.id, phase: "FILLING" } } }),
  ]);
  return {
    answer: {
      ...answer,
      score: answer.score?.toFixed() ?? null,
      returnReason: answer.readable ? answer.returnReason : null,
      applied: readApplied(answer.proposal),
    },
    item: {
      ...item,
      minimum: item.minimum.toFixed(),
      maximum: item.maximum.toFixed(),
      weight: item.weight.toFixed(),
      pillar: item.instrumentPillar?.pillar ?? null,
      levels,
    },
    round: { id: round.id, slug: round.slug, year: round.year, stage: round.stage, phase: round.phase },
    agency,
    officer: officer?.name ?? null,
    submittedBy: answer.readable ? (submittedBy?.name ?? null) : null,
    dueAt: closes?.closesAt ?? null,
    proposal,
    ...scores,
    next,
    may,
    history: canEnter(actor, { agencyId: answer.agencyId ?? "" }) ? await listHistory("answer", id) : null,
  };
}

function findAnswer(actor: Actor, id: string) {
  return db().answer.findFirst({
    where: { id, ...scopeOf(actor) },
    include: {
      item: {
        include: {
          ...{ section: true, subDimension: true },
          instrumentPillar: { include: { pillar: true } },
          instrument: { select: { levels: { orderBy: { value: "asc" } } } },
        },
      },
      round: true,
      agency: { select: { code: true, shortName: true } },
      officer: { select: { name: true } },
      submittedBy: { select: { name: true } },
    },
  });
}

/** The council's scores of an item with the agency's replies, and the official one where a letter names it. */
async function listItemScores(actor: Actor, roundId: string, itemId: string) {
  const scores = await db().score.findMany({
    where: { roundId, itemId, supersededAt: null },
    orderBy: { createdAt: "asc" },
    include: {
      author: { select: { name: true } },
      replies: { orderBy: { createdAt: "asc" }, include: { author: { select: { name: true } } } },
    },
  });
  // An agency reads what the council says of its own answer, or it could not reply.
  const mayRead = canReadCouncilLane(actor) || actor.role === "AGENCY";
  return {
    council: scores
      .filter(({ origin }) => origin === "COUNCIL" && mayRead)
      .map((score) => ({
        id: score.id,
        own: score.authorId === actor.id,
        author: score.author?.name ?? "",
        value: score.value.toFixed(),
        reason: score.reason,
        revision: score.revision,
        at: score.createdAt,
        replies: score.replies.map((reply) => ({
          id: reply.id,
          author: reply.author.name,
          text: reply.text,
          at: reply.createdAt,
        })),
      })),
    official: scores.find(({ origin }) => origin === "OFFICIAL")?.value.toFixed() ?? null,
  };
}

/** The next item that is still to be answered, in the questionnaire's order: the thumb goes on from there. */
async function findNext(actor: Actor, roundId: string, order: number) {
  const next = await db().answer.findFirst({
    where: { roundId, ...scopeOf(actor), status: { in: ["DRAFT", "RETURNED"] }, item: { order: { gt: order } } },
    orderBy: { item: { order: "asc" } },
    select: { id: true, item: { select: { code: true } } },
  });
  return next && { id: next.id, code: next.item.code };
}

type Applied = Extract<ItemProposal, { status: "proposed" }> & { at: string };

function readApplied(proposal: unknown): Applied | null {
  return (proposal as Applied | null) ?? null;
}

/** How many answers wait to be verified, by round, the newest first; none for those who cannot. */
export async function listWaitingAnswers(actor: Actor): Promise<Waiting[]> {
  if (!canVerifyAtAll(actor)) return [];
  const rounds = await db().evaluationRound.findMany({
    where: { answers: { some: { status: "SUBMITTED" } } },
    orderBy: { slug: "desc" },
    select: { slug: true, _count: { select: { answers: { where: { status: "SUBMITTED" } } } } },
  });
  return rounds.map(({ slug, _count }) => ({
    key: "roundAnswers",
    round: slug,
    count: _count.answers,
    address: route("/kelola/putaran/[slug]/jawaban", { slug }, { query: { status: "SUBMITTED" } }),
  }));
}
