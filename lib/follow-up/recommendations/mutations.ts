import { viewsOf } from "@/lib/platform/db/public";
import { readCity } from "@/lib/platform/settings/published";
import "server-only";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { changeRow } from "@/lib/platform/db/change-row";
import { db, type Transaction } from "@/lib/platform/db/client";
import { Prisma, type Recommendation } from "@/lib/platform/db/generated/client";
import type { RecommendationEventKind } from "@/lib/platform/db/generated/enums";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { dateOf, dayIn, dayOf } from "@/lib/platform/format/date";
import { route } from "@/lib/platform/pages/routes";
import { officersOf } from "@/lib/platform/users/officers";
import { countEvidence, withFacts } from "./facts";
import { isPossible, leadsTo, type Step } from "./life";
import {
  canReportAtAll,
  canReportInterim,
  needsUncheckedReason,
  type RecommendationFacts,
  refusalOfStep,
} from "./policy";
import { type Assignment, type Check, type DueChange, type Submission, UNCHECKED_REASON } from "./schemas";
import { readable } from "./scope";

export type RecommendationRef = { id: string; version: number };
/** `shows` is true where the public reads another thing than before, at `path`. */
export type SavedRecommendation = RecommendationRef & { shows: boolean; path: string };
type Saved = Result<SavedRecommendation, object>;

const WHOLE = {
  round: { select: { slug: true, publishedAt: true } },
  leadAgency: { select: { code: true, shortName: true, name: true } },
  verifierAgency: { select: { code: true } },
  supports: { select: { agency: { select: { code: true } } }, orderBy: { agency: { name: "asc" } } },
} as const;
type Row = Prisma.RecommendationGetPayload<{ include: typeof WHOLE }>;
type Change = Prisma.RecommendationUncheckedUpdateInput;
type EventDetails = { note: string; uncheckedReason?: string; dueBefore?: Date | null; dueAfter?: Date | null };
type Outcome = Result<{ data: Change; details: EventDetails; shows?: boolean; texts?: Record<string, string> }, object>;

/**
 * Gives it to a leading agency with helpers, verifier and due date; again while it is worked on. `originalDueOn` is written by
 * the trigger recommendations_keep, and so are the agencies of who hands in and who verifies, as they are at that moment.
 */
export function assignRecommendation(actor: Actor, ref: RecommendationRef, command: Assignment): Promise<Saved> {
  return stepRecommendation(actor, ref, "assign", async (row, tx, facts) => {
    const dueOn = dateOf(command.dueOn);
    const moved = row.dueOn?.getTime() !== dueOn.getTime();
    const { zone } = await readCity(viewsOf(tx));
    const isPast = moved && command.dueOn < dayIn(zone, new Date());
    const checked = await checkAssignment(tx, row, command, facts);
    if (!checked.ok || isPast) {
      const fields = checked.ok ? {} : checked.error.fields;
      return fail("INVALID", { fields: { ...fields, ...(isPast ? { dueOn: ["pastDay"] } : {}) } });
    }
    const { lead, supports, verifier } = checked.value;
    await endActionsOfFormerLead(tx, actor, row, checked.value, command.note);
    await tx.recommendationSupport.deleteMany({ where: { recommendationId: row.id } });
    await tx.recommendationSupport.createMany({
      data: supports.map(({ id }) => ({ recommendationId: row.id, agencyId: id })),
    });
    return ok({
      data: {
        leadAgencyId: lead.id,
        officerId: command.officerId ?? null,
        verifierAgencyId: verifier?.id ?? null,
        dueOn,
      },
      details: { note: command.note, ...(moved ? { dueBefore: row.dueOn, dueAfter: dueOn } : {}) },
      shows: true,
    });
  });
}

async function checkAssignment(
  tx: Transaction,
  row: Row,
  command: Assignment,
  { stewardId, handAgencyIds }: RecommendationFacts,
) {
  const fields: Record<string, string[]> = {};
  const codes = [command.leadCode, ...command.supportCodes, ...(command.verifierCode ? [command.verifierCode] : [])];
  const agencies = await tx.agency.findMany({ where: { code: { in: codes }, cityAgency: true, closedOn: null } });
  const byCode = new Map(agencies.map((agency) => [agency.code, agency]));
  const lead = byCode.get(command.leadCode);
  if (!lead) return fail<object>("INVALID", { fields: { leadCode: ["agencyGone"] } });
  if (command.supportCodes.some((code) => !byCode.has(code))) fields.supportCodes = ["agencyGone"];
  if (command.verifierCode && !byCode.has(command.verifierCode)) fields.verifierCode = ["agencyGone"];
  const supports = command.supportCodes.flatMap((code) => byCode.get(code) ?? []).filter(({ id }) => id !== lead.id);
  const verifier = command.verifierCode ? byCode.get(command.verifierCode) : undefined;
  const living = await tx.followUpAction.findMany({
    where: { recommendationId: row.id, cancelledAt: null },
    select: { agencyId: true, percent: true },
  });
  // Those of the former lead end with the move.
  const ends = endsActions(row, lead, supports);
  const acting = living.filter(({ agencyId, percent }) => !(ends && agencyId === row.leadAgencyId && percent < 100));
  const workers = [
    ...[lead, ...supports].map((agency) => agency.id),
    ...acting.map(({ agencyId }) => agencyId),
    ...handAgencyIds,
  ];
  if (!verifier && (stewardId === null || workers.includes(stewardId))) fields.verifierCode = ["verifierNeeded"];
  else if (verifier && workers.includes(verifier.id)) fields.verifierCode = ["verifierWorks"];
  else if (verifier && (await tx.user.count({ where: officersOf(verifier) })) === 0)
    fields.verifierCode = ["verifierWithoutAccount"];
  const { officerId } = command;
  const officer = officerId && (await tx.user.findFirst({ where: { id: officerId, ...officersOf(lead) } }));
  if (officerId && !officer) fields.officerId = ["officerOfAgency"];
  if (Object.keys(fields).length > 0) return fail<object>("INVALID", { fields });
  // The steward verifies where nobody else is named, so it is not named itself.
  return ok({ lead, supports, verifier: verifier?.id === stewardId ? undefined : verifier });
}

type Named = { id: string; name: string };

/** The former lead's open actions end with the move, unless it stays as a helper. */
const endsActions = (row: Row, lead: Named, supports: readonly Named[]) =>
  row.leadAgencyId !== lead.id && supports.every(({ id }) => id !== row.leadAgencyId);

/** Given up with the move as their reason: what was done, written and proved in them stays to be read. */
async function endActionsOfFormerLead(
  tx: Transaction,
  actor: Actor,
  row: Row,
  { lead, supports }: { lead: Named; supports: readonly Named[] },
  reason: string,
): Promise<void> {
  if (!endsActions(row, lead, supports)) return;
  const open = await tx.followUpAction.findMany({
    where: { recommendationId: row.id, agencyId: row.leadAgencyId, cancelledAt: null, percent: { lt: 100 } },
  });
  for (const before of open) {
    const note = `Rekomendasi dialihkan ke ${lead.name}: ${reason}`;
    const after = await tx.followUpAction.update({
      where: { id: before.id },
      data: { cancelledAt: new Date(), version: { increment: 1 } },
    });
    await tx.actionUpdate.create({ data: { actionId: before.id, actorId: actor.id, percent: before.percent, note } });
    await recordAudit(tx, actor, { action: "cancel", entity: "followUpAction", entityId: before.id, before, after });
  }
}

/** Another due date, with its reason; the first one stays beside it for ever. */
export function changeDueDate(actor: Actor, ref: RecommendationRef, command: DueChange): Promise<Saved> {
  return stepRecommendation(actor, ref, "changeDue", (row) => {
    const dueOn = dateOf(command.dueOn);
    if (row.dueOn?.getTime() === dueOn.getTime()) return fail("INVALID", { fields: { dueOn: ["dueSame"] } });
    return ok({ data: { dueOn }, details: { note: command.note, dueBefore: row.dueOn, dueAfter: dueOn }, shows: true });
  });
}

/** Work has begun: called with the first action, so that nobody has to press for it. */
export async function startIn(tx: Transaction, actor: Actor, id: string, note: string): Promise<void> {
  const row = await tx.recommendation.findUniqueOrThrow({ where: { id }, include: WHOLE });
  if (!isPossible("start", row.state)) return;
  const started = { data: { status: "IN_PROGRESS" as const }, details: { note } };
  const { audit } = await write(tx, actor, row, "start", started);
  await recordAudit(tx, actor, audit);
}

/** The leading agency hands in what it did, or why it lawfully cannot be done; needs evidence (CHECK). */
export function submitRecommendation(actor: Actor, ref: RecommendationRef, command: Submission): Promise<Saved> {
  return stepRecommendation(actor, ref, "submit", async (row, tx) => {
    if (!(await hasEvidence(tx, row.id))) return fail("INVALID", { fields: { evidence: ["closingEvidence"] } });
    const now = new Date();
    return ok({
      data: { ...command, status: "IN_PROGRESS", submittedAt: now, submittedById: actor.id, returnReason: null },
      details: { note: command.resultText },
    });
  });
}

/** The appointed agency's check, never of its own work (OWN_WORK). */
export function verifyRecommendation(
  actor: Actor,
  ref: RecommendationRef,
  { note, uncheckedReason }: Check,
): Promise<Saved> {
  return stepRecommendation(actor, ref, "verify", async (row, tx) => {
    const counted = await countEvidence(tx, row.id);
    if (counted.evidence === 0) return fail("INVALID", { fields: { note: ["closingEvidence"] } });
    const isAsked = needsUncheckedReason(counted);
    if (isAsked && uncheckedReason.length < UNCHECKED_REASON)
      return fail("INVALID", { fields: { uncheckedReason: ["uncheckedReasonShort"] } });
    const details = { note, ...(isAsked ? { uncheckedReason } : {}) };
    return ok({ data: { verifiedAt: new Date(), verifiedById: actor.id }, details });
  });
}

/** Back to the leading agency with the reason. */
export function returnRecommendation(actor: Actor, ref: RecommendationRef, note: string): Promise<Saved> {
  return stepRecommendation(actor, ref, "return", () => ok({ data: { returnReason: note }, details: { note } }));
}

/** The council confirms: from now on it is sesuai, or tidak dapat ditindaklanjuti. */
export function confirmRecommendation(actor: Actor, ref: RecommendationRef, note: string): Promise<Saved> {
  return stepRecommendation(actor, ref, "confirm", (row) =>
    ok({
      data: { confirmedAt: new Date(), confirmedById: actor.id, status: row.closesAs ?? "DONE" },
      details: { note },
    }),
  );
}

/** The council sends it back: what was verified counts no more. */
export function sendBackRecommendation(actor: Actor, ref: RecommendationRef, note: string): Promise<Saved> {
  return stepRecommendation(actor, ref, "council", () =>
    ok({
      data: { returnReason: note, verifiedAt: null, verifiedById: null, verifiedAgencyId: null },
      details: { note },
    }),
  );
}

/** The end of the chain: what became of it is told to the public. */
export function reportRecommendation(actor: Actor, ref: RecommendationRef, text: string): Promise<Saved> {
  return stepRecommendation(actor, ref, "report", async (row, tx) => {
    await tx.recommendationReport.create({
      data: { ...published(row, text), status: row.status, source: `Laporan ${row.leadAgency.name}, disahkan Dewan` },
    });
    return ok({ data: {}, details: { note: text }, texts: { reportText: text }, shows: true });
  });
}

/** Tells the public how far it is, while work goes on: in words of BPK "belum sesuai / dalam proses". */
export function reportInterim(actor: Actor, ref: RecommendationRef, text: string): Promise<Saved> {
  return changeRow(actor, {
    find: (tx) => lock(tx, actor, ref.id),
    refusal: () => (canReportAtAll(actor) ? null : "FORBIDDEN"),
    isPossible: ({ facts }) => canReportInterim(actor, facts),
    isStale: ({ row }) => row.version !== ref.version,
    current: ({ row }) => asTyped(row),
    change: async ({ row }, tx) => {
      const report = await tx.recommendationReport.create({
        data: { ...published(row, text), status: "IN_PROGRESS", source: `Laporan ${row.leadAgency.name}` },
      });
      const { id, version } = await tx.recommendation.update({
        where: { id: row.id },
        data: { version: { increment: 1 } },
      });
      const event = { entity: "recommendation", entityId: id, after: report, texts: { reportText: text } };
      const saved = { id, version, shows: row.publishedAt !== null, path: pathOf(row) };
      return ok({ saved, audit: { action: "publishInterim", ...event } });
    },
  });
}

const published = (row: Row, text: string) => ({ recommendationId: row.id, text, publishedAt: new Date() });
const pathOf = ({ round, order }: Row) =>
  route("/rekomendasi/[putaran]/[nomor]", { putaran: round.slug, nomor: order });

/** What a submission lacks beside its fields, to be said together with what is wrong in them. */
export async function submissionLacks(actor: Actor, id: string): Promise<Record<string, string[]>> {
  const seen = await db().recommendation.findFirst({ where: { AND: [{ id }, readable(actor)] }, select: { id: true } });
  return seen && !(await hasEvidence(db(), id)) ? { evidence: ["closingEvidence"] } : {};
}

/** On itself or on one of its actions; the database asks the same. */
async function hasEvidence(tx: Transaction, id: string): Promise<boolean> {
  return (await countEvidence(tx, id)).evidence > 0;
}

type Found = { row: Row; facts: RecommendationFacts };

type OnIt = { kind: "recommendation" | "action"; id: string };

const idOf = ({ kind, id }: OnIt) =>
  kind === "recommendation"
    ? Prisma.sql`${id}::uuid`
    : Prisma.sql`(SELECT "recommendationId" FROM "follow_up_actions" WHERE "id" = ${id}::uuid)`;

/** For what is written on it or on one of its actions: nothing changes while somebody hands it in or verifies it. */
export async function lockRecommendation(tx: Transaction, of: OnIt): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "recommendations" WHERE "id" = ${idOf(of)} FOR UPDATE`;
}

/** Something came to what was handed in: a verifier whose page does not show it yet is told so. */
export async function countAsChange(tx: Transaction, of: OnIt): Promise<void> {
  await tx.$executeRaw`UPDATE "recommendations" SET "version" = "version" + 1 WHERE "id" = ${idOf(of)} AND "state" = 'SUBMITTED'`;
}

/** The row, locked, in the actor's scope. */
async function lock(tx: Transaction, actor: Actor, id: string): Promise<Found | null> {
  await lockRecommendation(tx, { kind: "recommendation", id });
  const row = await tx.recommendation.findFirst({ where: { id, ...readable(actor) }, include: WHOLE });
  return row && { row, facts: await withFacts(tx, row) };
}

type Do = (row: Row, tx: Transaction, facts: RecommendationFacts) => Outcome | Promise<Outcome>;

function stepRecommendation(actor: Actor, ref: RecommendationRef, step: Step, change: Do): Promise<Saved> {
  return changeRow(actor, {
    find: (tx) => lock(tx, actor, ref.id),
    refusal: ({ facts }) => refusalOfStep(actor, step, facts),
    isPossible: ({ row }) => isPossible(step, row.state),
    isStale: ({ row }) => row.version !== ref.version,
    current: ({ row }) => asTyped(row),
    change: async ({ row, facts }, tx) => {
      const changed = await change(row, tx, facts);
      if (!changed.ok) return changed;
      const { version, audit } = await write(tx, actor, row, step, changed.value);
      const shows = Boolean(changed.value.shows) && row.publishedAt !== null;
      return ok({ saved: { id: row.id, version, shows, path: pathOf(row) }, audit });
    },
  });
}

/** The row and its event, with what the audit log says of them. */
async function write(
  tx: Transaction,
  actor: Actor,
  row: Row,
  step: Step,
  { data, details, texts = {} }: { data: Change; details: EventDetails; texts?: Record<string, string> },
) {
  const { state, event } = leadsTo(step, row.state);
  const after = await tx.recommendation.update({
    where: { id: row.id },
    data: { ...data, state, version: { increment: 1 } },
  });
  await recordEvent(tx, actor, row.id, { kind: event, state, ...details });
  const { round: _round, leadAgency: _lead, verifierAgency: _verifier, supports: _supports, ...before } = row;
  const action = step === "report" ? "publishFollowUp" : step;
  const audit = { action, entity: "recommendation", entityId: row.id, before, after, texts };
  return { version: after.version, audit };
}

/** One line of the history that is never rewritten. */
export async function recordEvent(
  tx: Transaction,
  actor: Actor,
  recommendationId: string,
  event: EventDetails & { kind: RecommendationEventKind; state: Recommendation["state"] },
): Promise<void> {
  await tx.recommendationEvent.create({ data: { ...event, recommendationId, actorId: actor.id } });
}

/** What a form shows beside what was typed, when somebody else was first. */
function asTyped({ leadAgency, verifierAgency, supports, dueOn, ...row }: Row) {
  return {
    id: row.id,
    version: row.version,
    resultText: row.resultText,
    legalReason: row.legalReason,
    closesAs: row.closesAs,
    leadCode: leadAgency.code,
    officerId: row.officerId,
    verifierCode: verifierAgency?.code,
    supportCodes: supports.map(({ agency }) => agency.code).join(","),
    dueOn: dayOf(dueOn),
  };
}
