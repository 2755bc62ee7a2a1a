import { route } from "@/lib/platform/pages/routes";
import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import { checkedIndicator, checkedProgramme, readableOwner } from "@/lib/city/entries/scope";
import { listActions, type ShownAction } from "@/lib/follow-up/actions/queries";
import { canReadCouncil, canWriteDecision, refusalToPublishDecision } from "@/lib/follow-up/council-members/policy";
import type { RevisedRow } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { dayOf } from "@/lib/platform/format/date";
import type { Target } from "./schemas";
import { shownOf } from "./shown";

const LINKS = {
  pillar: { select: { id: true, code: true, name: true, slug: true } },
  programme: { select: { id: true, slug: true, name: true } },
  recommendation: { select: { id: true, order: true, text: true, round: { select: { slug: true } } } },
  indicator: { select: { id: true, code: true, nameId: true } },
} as const;

type LinkRow = Prisma.DecisionLinkGetPayload<{ include: typeof LINKS }>;

type Link = Target & { name: string; href: ReturnType<typeof route> | null };

/** Which of the programmes and indicators that decisions are about the reader may open. */
async function listOpen(actor: Actor, links: readonly LinkRow[]): Promise<ReadonlySet<string>> {
  const idsOf = (key: "programme" | "indicator") => links.flatMap((link) => link[key]?.id ?? []);
  const select = { id: true } as const;
  const [programmes, indicators] = await Promise.all([
    db().programme.findMany({
      where: { id: { in: idsOf("programme") }, ...readableOwner(actor), ...checkedProgramme(actor) },
      select,
    }),
    db().indicator.findMany({
      where: { id: { in: idsOf("indicator") }, ...readableOwner(actor), ...checkedIndicator(actor) },
      select,
    }),
  ]);
  return new Set([...programmes, ...indicators].map(({ id }) => id));
}

/** What a decision is about, as a name and where it stands; a name alone where the reader would find nothing there. */
function asLink({ pillar, programme, recommendation, indicator }: LinkRow, open: ReadonlySet<string>): Link {
  if (pillar)
    return { kind: "pillar", id: pillar.id, name: pillar.name, href: route("/dewan/[pilar]", { pilar: pillar.slug }) };
  if (programme)
    return {
      kind: "programme",
      id: programme.id,
      name: programme.name,
      href: open.has(programme.id) ? route("/kelola/program/[slug]", { slug: programme.slug }) : null,
    };
  if (indicator)
    return {
      kind: "indicator",
      id: indicator.id,
      name: indicator.nameId,
      href: open.has(indicator.id) ? route("/kelola/indikator/[kode]", { kode: indicator.code }) : null,
    };
  const { id = "", order = 0, text = "", round } = recommendation ?? {};
  return {
    kind: "recommendation",
    id,
    name: `${round?.slug}/${order} ${text}`,
    href: route("/kelola/rekomendasi/[id]", { id }),
  };
}

/** The decisions of a meeting in their order, each with its links and actions; three questions for all of them. */
export async function listDecisions(actor: Actor, meetingId: string) {
  if (!canReadCouncil(actor)) refuse(actor);
  const rows = await db().decision.findMany({
    where: { meetingId },
    orderBy: { order: "asc" },
    include: { links: { include: LINKS } },
  });
  const actions = await listActions(actor, { decisionId: { in: rows.map(({ id }) => id) } });
  const open = await listOpen(
    actor,
    rows.flatMap(({ links }) => links),
  );
  const byDecision = Map.groupBy(actions, ({ decisionId }: ShownAction) => decisionId ?? "");
  return rows.map((row) => {
    const links = row.links.map((link) => asLink(link, open));
    return {
      ...row,
      links,
      actions: byDecision.get(row.id) ?? [],
      shown: shownOf({ ...row, links }),
      mayPublish: refusalToPublishDecision(actor, row) === null,
    };
  });
}

/** One decision, to be changed. */
export async function getDecision(actor: Actor, id: string) {
  if (!canReadCouncil(actor)) refuse(actor);
  const row = await db().decision.findUnique({ where: { id }, include: { meeting: true, links: { include: LINKS } } });
  if (!row) notFound();
  const open = await listOpen(actor, row.links);
  return { ...row, links: row.links.map((link) => asLink(link, open)) };
}

/** Decisions that are about something, newest first; for those who read the council's work. */
export async function listDecisionsAbout(actor: Actor, { kind, id }: Target) {
  if (!canReadCouncil(actor)) return [];
  const rows = await db().decision.findMany({
    where: { links: { some: { [`${kind}Id`]: id } } },
    orderBy: [{ meeting: { heldOn: "desc" } }, { order: "asc" }],
    take: 20,
    select: { id: true, text: true, meeting: { select: { id: true, title: true, heldOn: true } } },
  });
  return rows.map(({ meeting, ...row }) => ({
    ...row,
    meeting: { ...meeting, heldOn: dayOf(meeting.heldOn) },
  }));
}

/** The decision as its history names it; null for those who do not read the council's work. */
export async function findRevisedDecision(actor: Actor, id: string): Promise<RevisedRow | null> {
  if (!canReadCouncil(actor) || !z.uuid().safeParse(id).success) return null;
  const row = await db().decision.findUnique({ where: { id }, include: { meeting: true } });
  if (!row) return null;
  const { meeting, order, version } = row;
  const address = route("/dewan/rapat/[id]", { id: meeting.id });
  return { name: `${order}, ${meeting.title}`, version, address, mayRestore: canWriteDecision(actor, meeting) };
}

/** Names of what decisions are about, by their ids. */
export async function listTargetNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const where = { id: { in: [...ids] } };
  const [pillars, programmes, indicators, recommendations] = await Promise.all([
    db().pillar.findMany({ where, select: { id: true, name: true } }),
    db().programme.findMany({ where, select: { id: true, name: true } }),
    db().indicator.findMany({ where, select: { id: true, nameId: true } }),
    db().recommendation.findMany({ where, select: NUMBERED }),
  ]);
  return new Map([
    ...[...pillars, ...programmes].map(({ id, name }) => [id, name] as const),
    ...indicators.map(({ id, nameId }) => [id, nameId] as const),
    ...recommendations.map(({ id, order, round }) => [id, `${round.slug}/${order}`] as const),
  ]);
}

const NEWEST = 60;
const NUMBERED = { id: true, order: true, text: true, round: { select: { slug: true } } } as const;

/**
 * What a decision can be about: all pillars, programmes and indicators, the recommendations of the newest rounds and,
 * however old, those that it is `linked` to: a box that is not offered would be a link that is lost at the next saving.
 */
export async function listTargets(actor: Actor, linked: readonly Target[] = []) {
  if (!canReadCouncil(actor)) refuse(actor);
  // These stand first: whoever changes the links looks for them.
  const kept = linked.filter(({ kind }) => kind === "recommendation").map(({ id }) => id);
  const [pillars, programmes, indicators, newest, older, total] = await Promise.all([
    db().pillar.findMany({ where: { cityPillar: true }, orderBy: { order: "asc" }, select: { id: true, name: true } }),
    db().programme.findMany({ orderBy: { name: "asc" }, select: { id: true, name: true } }),
    db().indicator.findMany({ orderBy: { code: "asc" }, select: { id: true, code: true, nameId: true } }),
    db().recommendation.findMany({
      orderBy: [{ round: { year: "desc" } }, { round: { stage: "desc" } }, { order: "asc" }],
      take: NEWEST,
      select: NUMBERED,
    }),
    db().recommendation.findMany({ where: { id: { in: kept } }, orderBy: { id: "asc" }, select: NUMBERED }),
    db().recommendation.count(),
  ]);
  const recommendations = [...new Map([...older, ...newest].map((row) => [row.id, row])).values()];
  return {
    pillar: pillars,
    programme: programmes,
    recommendation: recommendations.map(({ id, order, text, round }) => ({
      id,
      name: `${round.slug}/${order} ${text}`,
    })),
    indicator: indicators.map(({ id, code, nameId }) => ({ id, name: `${code} ${nameId}` })),
    /** Recommendations that have no box; they are named by round and number. */
    unlisted: total - recommendations.length,
  };
}
