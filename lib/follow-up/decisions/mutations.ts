import "server-only";
import { createActionIn } from "@/lib/follow-up/actions/mutations";
import type { NewAction } from "@/lib/follow-up/actions/schemas";
import { canReadCouncil, canWriteDecision } from "@/lib/follow-up/council-members/policy";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { dayOf } from "@/lib/platform/format/date";
import {
  type DecisionFields,
  type NewDecision,
  type RecommendationNumber,
  TARGETS,
  type Target,
  type TargetKind,
} from "./schemas";

export type DecisionRef = { id: string; version: number };
/** `meetingId` is where it was taken. */
export type SavedDecision = DecisionRef & { meetingId: string };
type Saved = Result<SavedDecision, object>;

/** A meeting's decision with its first action, together or not at all: nothing is decided that nobody carries out. */
export async function recordDecision(actor: Actor, meetingId: string, command: NewDecision): Promise<Saved> {
  if (!canReadCouncil(actor)) return fail("FORBIDDEN");
  const { text, action, agencyCode, officerId, dueOn } = command;
  return orNothing(() =>
    db().$transaction(async (tx) => {
      // Locked, so that two decisions written at once get numbers of their own.
      await tx.$queryRaw`SELECT 1 FROM "meetings" WHERE "id" = ${meetingId}::uuid FOR UPDATE`;
      const meeting = await tx.meeting.findUnique({ where: { id: meetingId }, include: { decisions: true } });
      if (!meeting) return fail("NOT_FOUND");
      if (!canWriteDecision(actor, meeting)) return fail("WRONG_STATE");
      if (isBeforeMeeting(dueOn, meeting)) return fail("INVALID", { fields: BEFORE_MEETING });
      const row = await tx.decision.create({
        data: { meetingId, order: meeting.decisions.length + 1, text, createdById: actor.id },
      });
      const links = await writeLinks(tx, row.id, command);
      const made = await createActionIn(
        tx,
        actor,
        { decisionId: row.id },
        { text: action, agencyCode, officerId, dueOn },
      );
      if (!made.ok) throw new Refused(made.error.fields ?? {});
      await recordAudit(tx, actor, {
        action: "create",
        entity: "decision",
        entityId: row.id,
        after: { ...row, links },
      });
      return ok({ id: row.id, version: row.version, meetingId });
    }),
  );
}

/** Its words and what it is about; who does it by when is changed on its actions. */
export async function editDecision(actor: Actor, ref: DecisionRef, command: DecisionFields): Promise<Saved> {
  if (!canReadCouncil(actor)) return fail("FORBIDDEN");
  return orNothing(() =>
    db().$transaction(async (tx) => {
      const before = await tx.decision.findUnique({ where: { id: ref.id }, include: { meeting: true, links: true } });
      if (!before) return fail("NOT_FOUND");
      if (!canWriteDecision(actor, before.meeting)) return fail("WRONG_STATE");
      const [after] = await tx.decision.updateManyAndReturn({
        where: { id: ref.id, version: ref.version },
        data: { text: command.text, version: { increment: 1 } },
      });
      if (!after) return fail("STALE", { current: asTyped(before) });
      await tx.decisionLink.deleteMany({ where: { decisionId: ref.id } });
      const links = await writeLinks(tx, ref.id, command);
      const { meeting: _meeting, ...seen } = before;
      const about = { entity: "decision", entityId: ref.id, before: seen, after: { ...after, links } };
      await recordAudit(tx, actor, { action: "edit", ...about });
      return ok({ id: after.id, version: after.version, meetingId: after.meetingId });
    }),
  );
}

type Kept = DecisionRef & { text: string; links: Record<`${TargetKind}Id`, string | null>[] };

/** What a stale form shows beside what was typed: the links as its boxes send them. */
const asTyped = ({ id, version, text, links }: Kept) => ({
  id,
  version,
  text,
  links: links
    .map((link) => TARGETS.flatMap((kind) => (link[`${kind}Id`] ? [`${kind}:${link[`${kind}Id`]}`] : [])))
    .join(","),
});

/** One more thing to do because of a decision. */
export async function addDecisionAction(actor: Actor, decisionId: string, command: NewAction): Promise<Saved> {
  if (!canReadCouncil(actor)) return fail("FORBIDDEN");
  return db().$transaction(async (tx) => {
    const decision = await tx.decision.findUnique({ where: { id: decisionId }, include: { meeting: true } });
    if (!decision) return fail("NOT_FOUND");
    if (!canWriteDecision(actor, decision.meeting)) return fail("WRONG_STATE");
    if (isBeforeMeeting(command.dueOn, decision.meeting)) return fail("INVALID", { fields: BEFORE_MEETING });
    const made = await createActionIn(tx, actor, { decisionId }, command);
    if (!made.ok) return made;
    return ok({ id: decision.id, version: decision.version, meetingId: decision.meetingId });
  });
}

const BEFORE_MEETING = { dueOn: ["beforeMeeting"] };
/** Nothing is due before it was decided. */
const isBeforeMeeting = (dueOn: string, { heldOn }: { heldOn: Date }) => dueOn < dayOf(heldOn);

/** Rolls back what was written before the fault was found. */
class Refused extends Error {
  constructor(readonly fields: Record<string, string[]>) {
    super("refused");
  }
}

async function orNothing(run: () => Promise<Saved>): Promise<Saved> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refused) return fail("INVALID", { fields: error.fields });
    throw error;
  }
}

type About = Pick<DecisionFields, "links" | "others">;

async function writeLinks(tx: Transaction, decisionId: string, about: About): Promise<Target[]> {
  const links = [...about.links, ...(await findOthers(tx, about.others ?? []))];
  const of = (kind: Target["kind"]) => [...new Set(links.filter((link) => link.kind === kind).map(({ id }) => id))];
  const [pillars, programmes, recommendations, indicators] = [
    of("pillar"),
    of("programme"),
    of("recommendation"),
    of("indicator"),
  ];
  // One after the other: a transaction has a single connection.
  const known = [
    await tx.pillar.count({ where: { id: { in: pillars } } }),
    await tx.programme.count({ where: { id: { in: programmes } } }),
    await tx.recommendation.count({ where: { id: { in: recommendations } } }),
    await tx.indicator.count({ where: { id: { in: indicators } } }),
  ];
  const wanted = pillars.length + programmes.length + recommendations.length + indicators.length;
  if (known.reduce((sum, count) => sum + count, 0) !== wanted) throw new Refused({ links: ["invalid"] });
  await tx.decisionLink.createMany({
    data: [
      ...pillars.map((pillarId) => ({ decisionId, pillarId })),
      ...programmes.map((programmeId) => ({ decisionId, programmeId })),
      ...recommendations.map((recommendationId) => ({ decisionId, recommendationId })),
      ...indicators.map((indicatorId) => ({ decisionId, indicatorId })),
    ],
  });
  return links;
}

async function findOthers(tx: Transaction, others: readonly RecommendationNumber[]): Promise<Target[]> {
  const rows = await tx.recommendation.findMany({
    where: { OR: others.map(({ round, order }) => ({ order, round: { slug: round } })) },
    select: { id: true, order: true, round: { select: { slug: true } } },
  });
  return others.map(({ round, order }) => {
    const row = rows.find((one) => one.order === order && one.round.slug === round);
    if (!row) throw new Refused({ others: ["recommendationUnknown"] });
    return { kind: "recommendation", id: row.id };
  });
}
