import { dayIn } from "@/lib/platform/format/date";
import { getCity } from "@/lib/platform/settings/published";
import "server-only";
import {
  discardEntry,
  type EntryRef,
  type EntryTable,
  reviseEntry,
  type SavedEntry,
  stepColumns,
  stepEntry,
} from "@/lib/city/entries/mutations";
import { canEnter } from "@/lib/city/entries/policy";
import { readableOwner, readableStatus } from "@/lib/city/entries/scope";
import { readRestored } from "@/lib/platform/areas/restored";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { lockRow } from "@/lib/platform/db/change-row";
import { db, isUniqueViolation, type Transaction } from "@/lib/platform/db/client";
import type { Prisma, ProgressReport } from "@/lib/platform/db/generated/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { asTyped } from "@/lib/platform/format/parse-number";
import { isFuturePeriod, isPeriodFor } from "@/lib/platform/format/period";
import { type NewProgress, type ProgressDraft, progressDraftSchema } from "./schemas";

type Change = Prisma.ProgressReportUncheckedUpdateInput;
type Opened = Result<SavedEntry, { id: string }>;

const REPORTS: EntryTable<ProgressReport, Change> = {
  entity: "progressReport",
  lock: (tx, id) => lockRow(tx, "progress_reports", id),
  async find(tx, actor, id) {
    const found = await tx.progressReport.findFirst({
      where: { id, ...readableStatus(actor), programme: readableOwner(actor) },
      include: { programme: { select: { agencyId: true } } },
    });
    if (!found) return null;
    const { programme, ...row } = found;
    return { row, agencyId: programme.agencyId };
  },
  update: (tx, id, data) => tx.progressReport.update({ where: { id }, data: { ...data, version: { increment: 1 } } }),
};

/** Takes a submitted report back, before anybody verified or returned it. */
export function callBackProgress(actor: Actor, ref: EntryRef) {
  return stepEntry(REPORTS, actor, ref, "callBack", () => ok<Change>(stepColumns.callBack()));
}

/** Throws a draft away that was never handed in. */
export function discardProgress(actor: Actor, ref: EntryRef) {
  const own = {
    ...REPORTS,
    remove: (tx: Transaction, id: string) => tx.progressReport.delete({ where: { id }, select: { id: true } }),
    hasEvidence: async (tx: Transaction, id: string) =>
      (await tx.evidence.count({ where: { progressReportId: id } })) > 0,
  };
  return discardEntry(own, actor, ref);
}

/**
 * Begins a report for a programme and period; `submit` sends it to Diskominfo at once.
 * NOT_FOUND for a programme out of the actor's scope; ALREADY_OPEN (with the id) where the period has a report already.
 */
export async function createProgress(
  actor: Actor,
  command: NewProgress & { fields: ProgressDraft; submit: boolean },
): Promise<Opened> {
  const programme = await db().programme.findFirst({ where: { slug: command.programmeSlug, ...readableOwner(actor) } });
  if (!programme) return fail("NOT_FOUND");
  if (!canEnter(actor, programme)) return fail("FORBIDDEN");
  const { reportRhythm, zone } = await getCity();
  if (!isPeriodFor(reportRhythm, command.period)) {
    return fail("INVALID", { fields: { period: ["periodFrequency"] } });
  }
  if (isFuturePeriod(command.period, dayIn(zone, new Date())))
    return fail("INVALID", { fields: { period: ["periodFuture"] } });
  const key = { programmeId: programme.id, period: command.period };
  try {
    return await db().$transaction(async (tx) => {
      const existing = await tx.progressReport.findFirst({
        where: key,
        orderBy: { revision: "desc" },
        select: { id: true },
      });
      if (existing) return fail("ALREADY_OPEN", { current: existing });
      // periodEnd, by which everything is sorted, comes from the trigger progress_reports_period_end.
      const report = await tx.progressReport.create({
        data: {
          ...key,
          ...columns(command.fields),
          ...(command.submit ? stepColumns.submit(actor) : {}),
          ...stepColumns.enter(actor, null),
          createdById: actor.id,
        },
      });
      await recordAudit(tx, actor, {
        action: command.submit ? "submit" : "create",
        entity: REPORTS.entity,
        entityId: report.id,
        after: report,
      });
      return ok({ id: report.id, version: report.version });
    });
  } catch (error) {
    return alreadyOpen(error, key);
  }
}

/** Saves a draft or returned report and, with `submit`, sends it to Diskominfo. */
export function saveProgress(actor: Actor, ref: EntryRef, command: { fields: ProgressDraft; submit: boolean }) {
  return stepEntry(REPORTS, actor, ref, command.submit ? "submit" : "edit", (report) =>
    ok<Change>({
      ...columns(command.fields),
      ...stepColumns.enter(actor, report),
      ...(command.submit ? stepColumns.submit(actor) : {}),
    }),
  );
}

/** Sends a submitted or verified report back with a reason that the agency reads. */
export function returnProgress(actor: Actor, ref: EntryRef, reason: string) {
  return stepEntry(REPORTS, actor, ref, "return", () => ok<Change>(stepColumns.return(reason)));
}

/** The data steward's check, never by the one who entered or submitted it (OWN_WORK). */
export function verifyProgress(actor: Actor, ref: EntryRef) {
  return stepEntry(REPORTS, actor, ref, "verify", () => ok<Change>(stepColumns.verify(actor)));
}

/** Publishes a verified report; the revision it corrects, if any, is marked superseded and stays readable. */
export function publishProgress(actor: Actor, ref: EntryRef) {
  return stepEntry(REPORTS, actor, ref, "publish", async (report, tx) => {
    const now = new Date();
    if (report.supersedesId)
      await tx.progressReport.update({ where: { id: report.supersedesId }, data: { supersededAt: now } });
    return ok<Change>(stepColumns.publish(actor, now));
  });
}

/** Opens a correction of a published report: a new revision that starts with the published content. */
export const reviseProgress = (actor: Actor, id: string, reason: string) => openCorrection(actor, { id }, reason, {});

/** An earlier state again: in the draft that is open, or as a correction of what is published. */
export async function restoreProgress(
  actor: Actor,
  ref: EntryRef,
  { physicalPercent, beneficiaries, ...state }: Readonly<Record<string, unknown>>,
  reason: string,
): Promise<Result<SavedEntry, object>> {
  const percent = physicalPercent == null ? null : asTyped(String(physicalPercent), "id");
  const read = readRestored(progressDraftSchema, {
    ...{ ...state, physicalPercent: percent },
    beneficiaries: beneficiaries == null ? null : String(beneficiaries),
  });
  if (!read.ok) return read;
  const found = await REPORTS.find(db(), actor, ref.id);
  if (found?.row.status === "PUBLISHED") return openCorrection(actor, ref, reason, columns(read.value));
  return saveProgress(actor, ref, { fields: read.value, submit: false });
}

/** `instead`: what it begins with, where that is not what is published. */
async function openCorrection(
  actor: Actor,
  ref: { id: string; version?: number },
  reason: string,
  instead: Partial<ReturnType<typeof columns>>,
): Promise<Opened> {
  const { id } = ref;
  try {
    return await reviseEntry(REPORTS, actor, ref, async (published, tx) => {
      const { programmeId, period, physicalPercent, beneficiaries, done, obstacles, nextStep, evidenceUrl, revision } =
        published;
      const made = await tx.progressReport.create({
        data: {
          programmeId,
          period,
          physicalPercent,
          beneficiaries,
          done,
          obstacles,
          nextStep,
          evidenceUrl,
          ...instead,
          revision: revision + 1,
          revisionReason: reason,
          supersedesId: id,
          createdById: actor.id,
          ...stepColumns.enter(actor, null),
        },
      });
      return ok(made);
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const { programmeId, period } = await db().progressReport.findUniqueOrThrow({ where: { id } });
    return alreadyOpen(error, { programmeId, period });
  }
}

/** A double press or two people at once: the unique index let one through; the other is shown that one. */
async function alreadyOpen(error: unknown, key: { programmeId: string; period: string }): Promise<Opened> {
  if (!isUniqueViolation(error)) throw error;
  const current = await db().progressReport.findFirst({
    where: key,
    orderBy: { revision: "desc" },
    select: { id: true },
  });
  return fail("ALREADY_OPEN", current ? { current } : {});
}

const columns = (fields: ProgressDraft) => ({
  ...fields,
  physicalPercent: fields.physicalPercent ?? null,
  beneficiaries: fields.beneficiaries ?? null,
  evidenceUrl: fields.evidenceUrl ?? null,
});
