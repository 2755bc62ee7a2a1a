import "server-only";
import { z } from "zod";
import { createActionIn } from "@/lib/follow-up/actions/mutations";
import type { NewAction } from "@/lib/follow-up/actions/schemas";
import {
  canKeepCouncil,
  canReadCouncil,
  canWriteDecision,
  refusalToPublishDecision,
} from "@/lib/follow-up/council-members/policy";
import { readRestored } from "@/lib/platform/areas/restored";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { changeRow, lockRow } from "@/lib/platform/db/change-row";
import type { Transaction } from "@/lib/platform/db/client";
import { type Decision, Prisma } from "@/lib/platform/db/generated/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { dayOf } from "@/lib/platform/format/date";
import {
  type DecisionFields,
  decisionSchema,
  type NewDecision,
  type RecommendationNumber,
  TARGETS,
  type Target,
  type TargetKind,
} from "./schemas";
import { shownOf } from "./shown";

export type DecisionRef = { id: string; version: number };
/** `meetingId` is where it was taken. */
export type SavedDecision = DecisionRef & { meetingId: string };
type Saved = Result<SavedDecision, object>;

/** A meeting's decision with its first action, together or not at all: nothing is decided that nobody carries out. */
export function recordDecision(actor: Actor, meetingId: string, command: NewDecision): Promise<Saved> {
  const { text, action, agencyCode, officerId, dueOn } = command;
  return changeRow(actor, {
    find: async (tx) => {
      // Locked, so that two decisions written at once get numbers of their own.
      await lockRow(tx, "meetings", meetingId);
      return tx.meeting.findUnique({ where: { id: meetingId }, include: { decisions: true } });
    },
    refusal: () => (canReadCouncil(actor) ? null : "FORBIDDEN"),
    isPossible: (meeting) => canWriteDecision(actor, meeting),
    change: async (meeting, tx) => {
      if (isBeforeMeeting(dueOn, meeting)) return fail("INVALID", { fields: BEFORE_MEETING });
      const row = await tx.decision.create({
        data: { meetingId, order: meeting.decisions.length + 1, text, createdById: actor.id, enteredByIds: [actor.id] },
      });
      const linked = await writeLinks(tx, row.id, command);
      if (!linked.ok) return linked;
      const first = { text: action, agencyCode, officerId, dueOn };
      const made = await createActionIn(tx, actor, { decisionId: row.id }, first);
      if (!made.ok) return made;
      await recordAudit(tx, actor, made.value.audit);
      const after = { ...row, links: linked.value };
      const audit = { action: "create", entity: "decision", entityId: row.id, after };
      return ok({ saved: { id: row.id, version: row.version, meetingId }, audit });
    },
  });
}

/** Its words and what it is about; who does it by when is changed on its actions. */
export function editDecision(actor: Actor, ref: DecisionRef, command: DecisionFields): Promise<Saved> {
  return changeRow(actor, {
    find: async (tx) => {
      await lockRow(tx, "decisions", ref.id);
      return tx.decision.findUnique({ where: { id: ref.id }, include: { meeting: true, links: true } });
    },
    refusal: () => (canReadCouncil(actor) ? null : "FORBIDDEN"),
    isPossible: ({ meeting }) => canWriteDecision(actor, meeting),
    isStale: ({ version }) => version !== ref.version,
    current: (decision) => asTyped(decision),
    change: async ({ meeting: _meeting, ...before }, tx) => {
      const after = await tx.decision.update({
        where: { id: ref.id },
        data: {
          text: command.text,
          enteredByIds: [...new Set([...before.enteredByIds, actor.id])],
          version: { increment: 1 },
        },
      });
      await tx.decisionLink.deleteMany({ where: { decisionId: ref.id } });
      const linked = await writeLinks(tx, ref.id, command);
      if (!linked.ok) return linked;
      const about = {
        ...{ entity: "decision", entityId: ref.id },
        before: { ...before, links: targetsOf(before) },
        after: { ...after, links: linked.value },
      };
      const saved = { id: after.id, version: after.version, meetingId: after.meetingId };
      return ok({ saved, audit: { action: "edit", ...about } });
    },
  });
}

type Kept = DecisionRef & { text: string; links: Record<`${TargetKind}Id`, string | null>[] };

const targetsOf = ({ links }: Pick<Kept, "links">): Target[] =>
  links.flatMap((link) =>
    TARGETS.flatMap((kind) => {
      const id = link[`${kind}Id`];
      return id ? [{ kind, id }] : [];
    }),
  );

/** What a stale form shows beside what was typed: the links as its boxes send them. */
const asTyped = ({ id, version, text, links }: Kept): object => ({
  ...{ id, version, text },
  links: targetsOf({ links })
    .map((link) => `${link.kind}:${link.id}`)
    .join(","),
});

const recordedLinks = z.array(z.object({ kind: z.enum(TARGETS), id: z.string() })).catch([]);

/** Back to its earlier words and links; INVALID where what it was about is gone. */
export async function restoreDecision(
  actor: Actor,
  ref: DecisionRef,
  { text, links }: Readonly<Record<string, unknown>>,
): Promise<Saved> {
  const boxes = recordedLinks.parse(links).map(({ kind, id }) => `${kind}:${id}`);
  const fields = readRestored(decisionSchema, { text, links: boxes });
  return fields.ok ? editDecision(actor, ref, fields.value) : fields;
}

/** Shows the public a decision in its present words; a later edit is shown once it is published again. */
export function publishDecision(actor: Actor, ref: DecisionRef): Promise<Saved> {
  return changeRow(actor, {
    find: (tx) => lockedDecision(tx, ref),
    refusal: (decision) => refusalToPublishDecision(actor, decision),
    isPossible: ({ meeting, links, ...decision }) =>
      meeting.status === "HELD" && shownOf({ ...decision, links: targetsOf({ links }) }) !== "these",
    isStale: ({ version }) => version !== ref.version,
    change: ({ meeting: _meeting, links, ...before }, tx) =>
      put(tx, "publish", before, {
        ...{ publishedText: before.text, publishedLinks: targetsOf({ links }), publishedAt: new Date() },
        ...{ publishedById: actor.id, enteredByIds: [] },
      }),
  });
}

/** Takes a decision off the public site; the record of the meeting keeps it. */
export function withdrawDecision(actor: Actor, ref: DecisionRef): Promise<Saved> {
  return changeRow(actor, {
    find: (tx) => lockedDecision(tx, ref),
    refusal: () => (canKeepCouncil(actor) ? null : "FORBIDDEN"),
    isPossible: ({ publishedText }) => publishedText !== null,
    isStale: ({ version }) => version !== ref.version,
    change: ({ meeting: _meeting, links: _links, ...before }, tx) =>
      put(tx, "withdraw", before, {
        ...{ publishedText: null, publishedLinks: Prisma.DbNull, publishedAt: null, publishedById: null },
      }),
  });
}

async function lockedDecision(tx: Transaction, { id }: DecisionRef) {
  await lockRow(tx, "decisions", id);
  return tx.decision.findUnique({ where: { id }, include: { meeting: true, links: true } });
}

async function put(
  tx: Transaction,
  action: "publish" | "withdraw",
  before: Decision,
  data: Prisma.DecisionUncheckedUpdateInput,
) {
  const after = await tx.decision.update({ where: { id: before.id }, data: { ...data, version: { increment: 1 } } });
  const { id, version, meetingId } = after;
  return ok({ saved: { id, version, meetingId }, audit: { action, entity: "decision", entityId: id, before, after } });
}

/** One more thing to do because of a decision. */
export function addDecisionAction(actor: Actor, decisionId: string, command: NewAction): Promise<Saved> {
  return changeRow(actor, {
    find: async (tx) => {
      await lockRow(tx, "decisions", decisionId);
      return tx.decision.findUnique({ where: { id: decisionId }, include: { meeting: true } });
    },
    refusal: () => (canReadCouncil(actor) ? null : "FORBIDDEN"),
    isPossible: ({ meeting }) => canWriteDecision(actor, meeting),
    change: async ({ id, version, meetingId, meeting }, tx) => {
      if (isBeforeMeeting(command.dueOn, meeting)) return fail("INVALID", { fields: BEFORE_MEETING });
      const made = await createActionIn(tx, actor, { decisionId }, command);
      return made.ok ? ok({ saved: { id, version, meetingId }, audit: made.value.audit }) : made;
    },
  });
}

const BEFORE_MEETING = { dueOn: ["beforeMeeting"] };
/** Nothing is due before it was decided. */
const isBeforeMeeting = (dueOn: string, { heldOn }: { heldOn: Date }) => dueOn < dayOf(heldOn);

type About = Pick<DecisionFields, "links" | "others">;

async function writeLinks(tx: Transaction, decisionId: string, about: About): Promise<Result<Target[], object>> {
  const others = await findOthers(tx, about.others ?? []);
  if (!others) return fail("INVALID", { fields: { others: ["recommendationUnknown"] } });
  const links = [...about.links, ...others];
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
  if (known.reduce((sum, count) => sum + count, 0) !== wanted)
    return fail("INVALID", { fields: { links: ["invalid"] } });
  await tx.decisionLink.createMany({
    data: [
      ...pillars.map((pillarId) => ({ decisionId, pillarId })),
      ...programmes.map((programmeId) => ({ decisionId, programmeId })),
      ...recommendations.map((recommendationId) => ({ decisionId, recommendationId })),
      ...indicators.map((indicatorId) => ({ decisionId, indicatorId })),
    ],
  });
  return ok(links);
}

/** Null where one of them is not there. */
async function findOthers(tx: Transaction, others: readonly RecommendationNumber[]): Promise<Target[] | null> {
  const rows = await tx.recommendation.findMany({
    where: { OR: others.map(({ round, order }) => ({ order, round: { slug: round } })) },
    select: { id: true, order: true, round: { select: { slug: true } } },
  });
  const found = others.flatMap(({ round, order }) =>
    rows.filter((row) => row.order === order && row.round.slug === round).map(({ id }) => id),
  );
  return found.length === others.length ? found.map((id) => ({ kind: "recommendation", id })) : null;
}
