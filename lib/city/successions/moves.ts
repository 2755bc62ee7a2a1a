import "server-only";
import { MOVED, type Moved } from "@/lib/city/agencies/schemas";
import type { Transaction } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { dateOf } from "@/lib/platform/format/date";

/** One thing that goes with an agency's work. */
export type Movable = { kind: Moved; id: string; label: string };

type Client = Transaction;
type Listed = { id: string; label: string; of: (string | null)[] };
/** What is still worked on: what is reported, answered or of a closed round stays with whoever did it. */
const OPEN_RECOMMENDATION = { state: { not: "REPORTED" } } as const;
export const OPEN_ROUND: Prisma.EvaluationRoundWhereInput = { phase: { notIn: ["RESULT", "PUBLISHED"] } };

const IN_WORK = { status: { not: "PUBLISHED" } } as const;
/** A closed programme and a retired indicator stay whose they were, unless something of them is still in work. */
const OPEN_PROGRAMME: Prisma.ProgrammeWhereInput = {
  OR: [
    { closedOn: null },
    { reports: { some: IN_WORK } },
    { years: { some: IN_WORK } },
    { milestones: { some: IN_WORK } },
    { funding: { some: IN_WORK } },
  ],
};
const openIndicator = (today: string): Prisma.IndicatorWhereInput => ({
  OR: [{ retiredFrom: null }, { retiredFrom: { gt: dateOf(today) } }, { values: { some: IN_WORK } }],
});

type Kind = {
  entity: string;
  /** Of some agencies in one statement, each row with those that it is of. */
  list: (client: Client, agencyIds: string[], today: string) => Promise<Listed[]>;
  /** Raises the row's version: a form of it that is open elsewhere is out of date. */
  move: (client: Client, id: string, to: string, from: string) => Promise<unknown>;
  /** What else of it changes when it moves, for the log. */
  image?: (client: Client, id: string) => Promise<object>;
};

export const next = { version: { increment: 1 } } as const;
const place = (round: { slug: string }, order: number) => `${round.slug}/${order}`;

export const KINDS: Record<Moved, Kind> = {
  officer: {
    entity: "user",
    list: async (client, agencyIds) => {
      const users = await client.user.findMany({
        where: { agencyId: { in: agencyIds }, role: "AGENCY", disabledAt: null },
        orderBy: { name: "asc" },
        select: { id: true, name: true, agencyId: true },
      });
      return users.map(({ id, name, agencyId }) => ({ id, label: name, of: [agencyId] }));
    },
    move: (client, id, agencyId) => client.user.update({ where: { id }, data: { agencyId, ...next } }),
  },
  programme: {
    entity: "programme",
    list: async (client, agencyIds) => {
      const rows = await client.programme.findMany({
        where: { agencyId: { in: agencyIds }, ...OPEN_PROGRAMME },
        orderBy: { name: "asc" },
      });
      return rows.map(({ id, name, agencyId }) => ({ id, label: name, of: [agencyId] }));
    },
    // Whoever owns it is no helper of itself.
    move: async (client, id, agencyId) => {
      await client.programme.update({ where: { id }, data: { agencyId, ...next } });
      await client.programmeSupport.deleteMany({ where: { programmeId: id, agencyId } });
    },
    image: async (client, id) => ({ supports: await helpersOf(client, id) }),
  },
  indicator: {
    entity: "indicator",
    list: async (client, agencyIds, today) => {
      const where = { agencyId: { in: agencyIds }, ...openIndicator(today) };
      const rows = await client.indicator.findMany({ where, orderBy: { code: "asc" } });
      return rows.map(({ id, code, nameId, agencyId }) => ({ id, label: `${code} ${nameId}`, of: [agencyId] }));
    },
    move: (client, id, agencyId) => client.indicator.update({ where: { id }, data: { agencyId, ...next } }),
  },
  recommendation: {
    entity: "recommendation",
    list: async (client, agencyIds) => {
      const rows = await client.recommendation.findMany({
        where: {
          OR: [{ leadAgencyId: { in: agencyIds } }, { verifierAgencyId: { in: agencyIds } }],
          ...OPEN_RECOMMENDATION,
        },
        orderBy: [{ round: { year: "desc" } }, { order: "asc" }],
        include: { round: { select: { slug: true } } },
      });
      return rows.map(({ id, order, text, round, leadAgencyId, verifierAgencyId }) => ({
        id,
        label: `${place(round, order)} ${text}`,
        of: [leadAgencyId, verifierAgencyId],
      }));
    },
    // Led or verified by it: the other of the two stays whose it is.
    move: async (client, id, to, from) => {
      const { leadAgencyId, verifierAgencyId } = await client.recommendation.findUniqueOrThrow({ where: { id } });
      const mine = (agencyId: string | null) => (agencyId === from ? to : agencyId);
      const data = { leadAgencyId: mine(leadAgencyId) ?? to, verifierAgencyId: mine(verifierAgencyId), ...next };
      await client.recommendation.update({ where: { id }, data });
      // A leader is no helper of itself.
      await client.recommendationSupport.deleteMany({ where: { recommendationId: id, agencyId: data.leadAgencyId } });
    },
  },
  support: {
    entity: "recommendation",
    list: async (client, agencyIds) => {
      const rows = await client.recommendationSupport.findMany({
        where: { agencyId: { in: agencyIds }, recommendation: OPEN_RECOMMENDATION },
        select: {
          agencyId: true,
          recommendation: { select: { id: true, order: true, text: true, round: { select: { slug: true } } } },
        },
      });
      return rows.map(({ agencyId, recommendation: { id, order, text, round } }) => ({
        id,
        label: `${place(round, order)} ${text}`,
        of: [agencyId],
      }));
    },
    move: async (client, recommendationId, agencyId, from) => {
      await client.recommendationSupport.deleteMany({ where: { recommendationId, agencyId: from } });
      const where = { id: recommendationId };
      const { leadAgencyId } = await client.recommendation.update({ where, data: next });
      if (leadAgencyId === agencyId) return;
      const data = { recommendationId, agencyId };
      await client.recommendationSupport.createMany({ data, skipDuplicates: true });
    },
  },
  action: {
    entity: "followUpAction",
    list: async (client, agencyIds) => {
      const rows = await client.followUpAction.findMany({
        where: {
          agencyId: { in: agencyIds },
          percent: { lt: 100 },
          cancelledAt: null,
          OR: [{ recommendationId: null }, { recommendation: OPEN_RECOMMENDATION }],
        },
        orderBy: [{ dueOn: "asc" }, { id: "asc" }],
        select: { id: true, text: true, agencyId: true },
      });
      return rows.map(({ id, text, agencyId }) => ({ id, label: text, of: [agencyId] }));
    },
    move: (client, id, agencyId) => client.followUpAction.update({ where: { id }, data: { agencyId, ...next } }),
  },
  answer: {
    entity: "answer",
    list: async (client, agencyIds) => {
      const rows = await client.answer.findMany({
        where: { agencyId: { in: agencyIds }, round: OPEN_ROUND },
        orderBy: [{ round: { year: "desc" } }, { item: { order: "asc" } }],
        select: {
          ...{ id: true, agencyId: true },
          item: { select: { code: true, textId: true } },
          round: { select: { slug: true } },
        },
      });
      return rows.map(({ id, agencyId, item, round }) => ({
        id,
        label: `${round.slug} ${item.code} ${item.textId}`,
        of: [agencyId],
      }));
    },
    // Whoever stays behind does not answer for it any more (trigger answers_check).
    move: async (client, id, agencyId) => {
      const { officer } = await client.answer.findUniqueOrThrow({ where: { id }, include: { officer: true } });
      const officerId = officer?.agencyId === agencyId ? officer.id : null;
      await client.answer.update({ where: { id }, data: { agencyId, officerId, ...next } });
    },
  },
  question: {
    entity: "publicQuestion",
    list: async (client, agencyIds) => {
      const where = { agencyId: { in: agencyIds }, status: { notIn: ["PUBLISHED" as const, "REFUSED" as const] } };
      const rows = await client.publicQuestion.findMany({ where, orderBy: { number: "asc" } });
      return rows.map(({ id, number, text, agencyId }) => ({ id, label: `${number}. ${text}`, of: [agencyId] }));
    },
    move: (client, id, agencyId) => client.publicQuestion.update({ where: { id }, data: { agencyId, ...next } }),
  },
};

/** The codes of the agencies that help a programme. */
export async function helpersOf(client: Client, programmeId: string): Promise<string[]> {
  const rows = await client.programmeSupport.findMany({
    where: { programmeId },
    orderBy: { agency: { code: "asc" } },
    select: { agency: { select: { code: true } } },
  });
  return rows.map(({ agency }) => agency.code);
}

/** The open programmes that some agencies help, and the open indicators whose data they produce or check. */
export async function listRoles(client: Client, agencyIds: string[], today: string) {
  const supports = await client.programmeSupport.findMany({
    where: { agencyId: { in: agencyIds }, programme: OPEN_PROGRAMME },
    orderBy: { programmeId: "asc" },
    select: { agencyId: true, programme: { select: { id: true, agencyId: true } } },
  });
  const indicators = await client.indicator.findMany({
    where: {
      AND: [{ OR: [{ producerId: { in: agencyIds } }, { stewardId: { in: agencyIds } }] }, openIndicator(today)],
    },
    orderBy: { id: "asc" },
    select: { id: true, producerId: true, stewardId: true },
  });
  return {
    programmes: supports.map(({ agencyId, programme }) => ({ ...programme, helperId: agencyId })),
    indicators,
  };
}

/** Everything that goes with the work of some agencies, kind by kind, by the agency's id. */
export async function listMovables(
  client: Client,
  agencyIds: string[],
  today: string,
): Promise<Map<string, Movable[]>> {
  const found = new Map(agencyIds.map((id): [string, Movable[]] => [id, []]));
  for (const kind of MOVED)
    for (const { id, label, of } of await KINDS[kind].list(client, agencyIds, today))
      for (const agencyId of new Set(of)) found.get(agencyId ?? "")?.push({ kind, id, label });
  return found;
}

export const listMovable = async (client: Client, agencyId: string, today: string): Promise<Movable[]> =>
  (await listMovables(client, [agencyId], today)).get(agencyId) ?? [];

/**
 * Open recommendations, as "2022/3", of which some agencies, were they one, would verify what they work on (domain.md
 * section 4); of the ones named, where not all go together.
 */
export async function ownChecks(
  tx: Transaction,
  agencyIds: readonly string[],
  picked: readonly Movable[] | null,
): Promise<string[]> {
  const of = (...kinds: Moved[]) => (picked ?? []).filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  const rows = await tx.$queryRaw<{ place: string }[]>`
    SELECT r."slug" || '/' || c."order" AS "place" FROM "recommendations" c JOIN "evaluation_rounds" r ON r."id" = c."roundId"
    WHERE c."state" NOT IN ('RECEIVED', 'REPORTED')
      AND coalesce(c."verifierAgencyId", (SELECT "id" FROM "agencies" WHERE "steward")) = ANY (${[...agencyIds]}::uuid[])
      AND EXISTS (SELECT 1 FROM workers_on(c."id") w WHERE w = ANY (${[...agencyIds]}::uuid[]))
      AND (${picked === null} OR c."id" = ANY (${of("recommendation", "support")}::uuid[])
        OR EXISTS (SELECT 1 FROM "follow_up_actions" a WHERE a."recommendationId" = c."id" AND a."id" = ANY (${of("action")}::uuid[])))
    ORDER BY 1`;
  return rows.map(({ place: at }) => at);
}
