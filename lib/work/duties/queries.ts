import { isDiskominfo } from "@/lib/platform/auth/roles";
import "server-only";
import { OPEN_STATES } from "@/lib/follow-up/recommendations/life";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { dayOf, wibToday } from "@/lib/platform/format/date";
import { officersOf } from "@/lib/platform/users/officers";
import { countWaitingQuestions } from "@/lib/voices/public-questions/queries";
import { countTestimoniesToCheck } from "@/lib/voices/testimonies/queries";

/** One thing of the follow-up that waits for an agency's officer. */
export type Duty = {
  kind: "recommendation" | "action" | "question";
  /** `check`: handed in by another agency, to be verified by this one. */
  reason: "returned" | "check" | "missing";
  id: string;
  /** "2022/1" for a recommendation and its action, the number of a question. */
  key: string;
  name: string;
  /** Slug of the round; empty for a decision's action and a question. */
  round: string;
  returnReason: string | null;
  /** 'YYYY-MM-DD' */
  dueOn: string | null;
  late: boolean;
};

/**
 * What the officer's agency owes of recommendations, actions and residents' questions: their own, or nobody's of it.
 * Diskominfo's people work for the steward's agency.
 */
export async function listDuties(actor: Actor, now: Date): Promise<Duty[]> {
  const agency = await agencyOf(actor);
  if (!agency) return [];
  const today = wibToday(now);
  return [
    ...(await recommendationDuties(actor, agency, today)),
    ...(await actionDuties(actor, agency, today)),
    ...(await questionDuties(agency.id)),
  ];
}

type Workplace = { id: string; steward: boolean };

function agencyOf(actor: Actor): Promise<Workplace | null> {
  const select = { id: true, steward: true } as const;
  if (isDiskominfo(actor)) return db().agency.findFirst({ where: { steward: true }, select });
  if (actor.role !== "AGENCY" || !actor.agencyId) return Promise.resolve(null);
  return db().agency.findUnique({ where: { id: actor.agencyId }, select });
}

const isPast = (dueOn: string | null, today: string) => dueOn !== null && today > dueOn;
const OPEN = { in: [...OPEN_STATES] };
/** Given to nobody in particular, to the actor, or to somebody who no longer works there. */
const forOfficer = (actor: Actor, agency: Workplace) => [
  { officerId: null },
  { officerId: actor.id },
  { officer: { NOT: officersOf(agency) } },
];

async function recommendationDuties(actor: Actor, agency: Workplace, today: string): Promise<Duty[]> {
  const rows = await db().recommendation.findMany({
    where: {
      OR: [
        { leadAgencyId: agency.id, state: OPEN, OR: forOfficer(actor, agency) },
        { verifierAgencyId: agency.id, state: "SUBMITTED" },
      ],
    },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    select: {
      id: true,
      order: true,
      text: true,
      state: true,
      returnReason: true,
      dueOn: true,
      round: { select: { slug: true } },
    },
  });
  return rows.map(({ id, order, text, state, returnReason, round, ...row }) => {
    const dueOn = dayOf(row.dueOn);
    return {
      kind: "recommendation",
      reason: state === "RETURNED" ? "returned" : state === "SUBMITTED" ? "check" : "missing",
      id,
      key: `${round.slug}/${order}`,
      name: text,
      round: round.slug,
      returnReason: state === "RETURNED" ? returnReason : null,
      dueOn,
      late: isPast(dueOn, today),
    };
  });
}

async function actionDuties(actor: Actor, agency: Workplace, today: string): Promise<Duty[]> {
  const rows = await db().followUpAction.findMany({
    where: {
      agencyId: agency.id,
      percent: { lt: 100 },
      cancelledAt: null,
      AND: [
        { OR: forOfficer(actor, agency) },
        { OR: [{ recommendationId: null }, { recommendation: { state: OPEN } }] },
      ],
    },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    select: {
      id: true,
      text: true,
      dueOn: true,
      recommendation: { select: { order: true, round: { select: { slug: true } } } },
    },
  });
  return rows.map(({ id, text, dueOn, recommendation }) => ({
    kind: "action",
    reason: "missing",
    id,
    key: recommendation ? `${recommendation.round.slug}/${recommendation.order}` : "",
    name: text,
    round: recommendation?.round.slug ?? "",
    returnReason: null,
    dueOn: dayOf(dueOn),
    late: isPast(dayOf(dueOn), today),
  }));
}

async function questionDuties(agencyId: string): Promise<Duty[]> {
  const rows = await db().publicQuestion.findMany({
    where: { agencyId, status: "OPEN" },
    orderBy: { number: "asc" },
    select: { id: true, number: true, text: true, returnReason: true },
  });
  return rows.map(({ id, number, text, returnReason }) => ({
    kind: "question",
    reason: returnReason ? "returned" : "missing",
    id,
    key: String(number),
    name: text,
    round: "",
    returnReason,
    dueOn: null,
    late: false,
  }));
}

export type DutyCount = {
  key: "RECEIVED" | "SUBMITTED" | "VERIFIED" | "CONFIRMED" | "questions" | "answers" | "testimonies";
  count: number;
};

/** What of the follow-up waits for Diskominfo or the council, as counters; nothing that is zero. */
export async function countDuties(actor: Actor): Promise<DutyCount[]> {
  const isSteward = isDiskominfo(actor);
  if (!isSteward && actor.role !== "COUNCIL") return [];
  const states = isSteward ? (["RECEIVED", "SUBMITTED", "CONFIRMED"] as const) : (["VERIFIED"] as const);
  const groups = await db().recommendation.groupBy({
    by: ["state"],
    // What another agency verifies in the steward's place waits for that agency.
    where: { state: { in: [...states] }, NOT: { state: "SUBMITTED", verifierAgencyId: { not: null } } },
    _count: true,
  });
  const counts: DutyCount[] = states.map((key) => ({
    key,
    count: groups.find(({ state }) => state === key)?._count ?? 0,
  }));
  if (isSteward) {
    const [questions, testimonies] = await Promise.all([countWaitingQuestions(actor), countTestimoniesToCheck(actor)]);
    counts.push(
      { key: "questions", count: questions.RECEIVED ?? 0 },
      { key: "answers", count: questions.ANSWERED ?? 0 },
      { key: "testimonies", count: testimonies ?? 0 },
    );
  }
  return counts.filter(({ count }) => count > 0);
}
