import "server-only";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import type { Consent, Prisma, Testimony } from "@/lib/platform/db/generated/client";
import { type AppError, fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { dateOf, dayOf } from "@/lib/platform/format/date";
import {
  canCallBackTestimony,
  canEditTestimony,
  canPublishTestimony,
  canReadTestimony,
  canReturnTestimony,
  canWithdrawTestimony,
  isOwnTestimony,
  type TestimonyFacts,
} from "./policy";
import type { TestimonyFields } from "./schemas";

export type TestimonyRef = { id: string; version: number };
/** `slug` is that of its programme, whose public page may show it. */
export type SavedTestimony = TestimonyRef & { slug: string };
type Saved = Result<SavedTestimony, object>;

/** Begins a testimony of a Quick Win with its consent, as a draft or handed in at once. */
export async function createTestimony(
  actor: Actor,
  slug: string,
  command: { fields: TestimonyFields; submit: boolean },
): Promise<Saved> {
  return db().$transaction(async (tx) => {
    const programme = await tx.programme.findUnique({ where: { slug, quickWin: true } });
    if (!programme || !canReadTestimony(actor, programme)) return fail("NOT_FOUND");
    const { testimony, consent } = columns(command.fields);
    const row = await tx.testimony.create({
      data: {
        ...testimony,
        ...(command.submit ? submitted(actor) : {}),
        programmeId: programme.id,
        enteredByIds: [actor.id],
        consent: { create: { ...consent, recordedById: actor.id } },
      },
    });
    await record(tx, actor, command.submit ? "submit" : "create", null, row);
    return ok({ id: row.id, version: row.version, slug });
  });
}

/** Goes on with a draft or one that was sent back. */
export function saveTestimony(
  actor: Actor,
  ref: TestimonyRef,
  command: { fields: TestimonyFields; submit: boolean },
): Promise<Saved> {
  const { testimony, consent } = columns(command.fields);
  return step(actor, ref, command.submit ? "submit" : "edit", canEditTestimony, async (row, tx) => {
    await tx.consent.update({ where: { testimonyId: row.id }, data: { ...consent, recordedById: actor.id } });
    return {
      ...testimony,
      ...(command.submit ? submitted(actor) : {}),
      enteredByIds: [...new Set([...row.enteredByIds, actor.id])],
    };
  });
}

/** Back to whoever entered it, with the reason. */
export function returnTestimony(actor: Actor, ref: TestimonyRef, reason: string): Promise<Saved> {
  return step(actor, ref, "return", canReturnTestimony, () => ({ status: "RETURNED", returnReason: reason }));
}

/** Back to a draft of its own, before anybody published or returned it. */
export function callBackTestimony(actor: Actor, ref: TestimonyRef): Promise<Saved> {
  return step(actor, ref, "callBack", canCallBackTestimony, () => ({ status: "DRAFT" }));
}

/** Diskominfo's check: from now on the public reads it. OWN_WORK for one who entered something in it. */
export function publishTestimony(actor: Actor, ref: TestimonyRef): Promise<Saved> {
  return step(actor, ref, "publishTestimony", canPublishTestimony, () => ({
    status: "PUBLISHED",
    publishedAt: new Date(),
    publishedById: actor.id,
  }));
}

/**
 * The consent is withdrawn: text and pseudonym are emptied and the consent itself is deleted in the same transaction
 * by the triggers testimonies_keep and testimonies_withdrawn, only the fact stays. The version is not asked for: whatever somebody else changed meanwhile, it goes.
 */
export function withdrawTestimony(actor: Actor, id: string): Promise<Saved> {
  return step(actor, { id }, "withdraw", canWithdrawTestimony, () => ({
    status: "WITHDRAWN",
    withdrawnAt: new Date(),
    withdrawnById: actor.id,
  }));
}

type Row = Testimony & { consent: Consent | null; programme: { slug: string; agencyId: string } };
type Change = Prisma.TestimonyUncheckedUpdateInput;

async function step(
  actor: Actor,
  ref: { id: string; version?: number },
  action: string,
  may: (actor: Actor, testimony: TestimonyFacts) => boolean,
  change: (row: Row, tx: Transaction) => Change | Promise<Change>,
): Promise<Saved> {
  return db().$transaction(async (tx) => {
    // Locked, so that a publication on its way cannot bring back what is withdrawn at the same moment.
    await tx.$queryRaw`SELECT 1 FROM "testimonies" WHERE "id" = ${ref.id}::uuid FOR UPDATE`;
    const row = await tx.testimony.findUnique({
      where: { id: ref.id },
      include: { consent: true, programme: { select: { slug: true, agencyId: true } } },
    });
    if (!row || !canReadTestimony(actor, row.programme)) return fail("NOT_FOUND");
    const facts = { ...row, agencyId: row.programme.agencyId };
    if (ref.version !== undefined && ref.version !== row.version) return fail("STALE", { current: asTyped(row) });
    if (!may(actor, facts)) return { ok: false, error: refusal(actor, action, row, facts) };
    const after = await tx.testimony.update({
      where: { id: row.id },
      data: { ...(await change(row, tx)), version: { increment: 1 } },
    });
    await record(tx, actor, action, row, after);
    return ok({ id: after.id, version: after.version, slug: row.programme.slug });
  });
}

function refusal(actor: Actor, action: string, row: Row, facts: TestimonyFacts): AppError<object> {
  if (action === "publishTestimony" && row.status === "SUBMITTED")
    return { code: canReturnTestimony(actor, facts) && isOwnTestimony(actor, row) ? "OWN_WORK" : "FORBIDDEN" };
  return { code: "WRONG_STATE", current: asTyped(row) };
}

/** What a form shows beside what was typed, when somebody else was first. */
function asTyped({ id, version, text, pseudonym, toldOn, consent }: Row) {
  const tick = (is: boolean | undefined) => (is ? "on" : "");
  return {
    id,
    version,
    text,
    pseudonym,
    toldOn: dayOf(toldOn),
    personName: consent?.personName,
    guardianName: consent?.guardianName,
    purpose: consent?.purpose,
    channel: consent?.channel,
    givenOn: dayOf(consent?.givenOn ?? null),
    isMinor: tick(consent?.isMinor),
    showName: tick(consent?.showName),
    consented: tick(consent !== null),
  };
}

/** The audit log is for ever, a testimony is not: it tells the steps and none of the words or names. */
function record(tx: Transaction, actor: Actor, action: string, before: Testimony | null, after: Testimony) {
  const shown = (row: Testimony) => ({ programmeId: row.programmeId, status: row.status, version: row.version });
  return recordAudit(tx, actor, {
    action,
    entity: "testimony",
    entityId: after.id,
    before: before && shown(before),
    after: shown(after),
  });
}

const submitted = (actor: Actor) => ({
  status: "SUBMITTED" as const,
  submittedAt: new Date(),
  submittedById: actor.id,
  returnReason: null,
});

function columns({ text, pseudonym, toldOn, consented: _yes, givenOn, ...consent }: TestimonyFields) {
  return {
    testimony: { text, pseudonym, toldOn: dateOf(toldOn) },
    consent: { ...consent, givenOn: dateOf(givenOn) },
  };
}
