import "server-only";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { changeRow, lockRow } from "@/lib/platform/db/change-row";
import { db, type Transaction } from "@/lib/platform/db/client";
import type { Consent, Prisma, Testimony } from "@/lib/platform/db/generated/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { dateOf, dayOf } from "@/lib/platform/format/date";
import { canReadTestimony, isPossible, refusalOfTestimony, type TestimonyAct } from "./policy";
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
    await recordAudit(tx, actor, recordOf(command.submit ? "submit" : "create", null, row));
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
  return step(actor, ref, command.submit ? "submit" : "edit", async (row, tx) => {
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
  return step(actor, ref, "return", () => ({ status: "RETURNED", returnReason: reason }));
}

/** Back to a draft of its own, before anybody published or returned it. */
export function callBackTestimony(actor: Actor, ref: TestimonyRef): Promise<Saved> {
  return step(actor, ref, "callBack", () => ({ status: "DRAFT" }));
}

/** Diskominfo's check: from now on the public reads it. OWN_WORK for one who entered something in it. */
export function publishTestimony(actor: Actor, ref: TestimonyRef): Promise<Saved> {
  return step(actor, ref, "publishTestimony", () => ({
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
  return step(actor, { id }, "withdraw", () => ({
    status: "WITHDRAWN",
    withdrawnAt: new Date(),
    withdrawnById: actor.id,
  }));
}

type Row = Testimony & { consent: Consent | null; programme: { slug: string; agencyId: string } };
type Change = Prisma.TestimonyUncheckedUpdateInput;

function step(
  actor: Actor,
  ref: { id: string; version?: number },
  action: TestimonyAct,
  change: (row: Row, tx: Transaction) => Change | Promise<Change>,
): Promise<Saved> {
  return changeRow(actor, {
    find: async (tx) => {
      // Locked, so that a publication on its way cannot bring back what is withdrawn at the same moment.
      await lockRow(tx, "testimonies", ref.id);
      const row = await tx.testimony.findUnique({
        where: { id: ref.id },
        include: { consent: true, programme: { select: { slug: true, agencyId: true } } },
      });
      if (!row || !canReadTestimony(actor, row.programme)) return null;
      return { row, facts: { ...row, agencyId: row.programme.agencyId } };
    },
    refusal: ({ facts }) => refusalOfTestimony(actor, action, facts),
    isPossible: ({ facts }) => isPossible(action, facts),
    isStale: ({ row }) => ref.version !== undefined && ref.version !== row.version,
    current: ({ row }): object => asTyped(row),
    change: async ({ row }, tx) => {
      const after = await tx.testimony.update({
        where: { id: row.id },
        data: { ...(await change(row, tx)), version: { increment: 1 } },
      });
      const saved = { id: after.id, version: after.version, slug: row.programme.slug };
      return ok({ saved, audit: recordOf(action, row, after) });
    },
  });
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
function recordOf(action: string, before: Testimony | null, after: Testimony) {
  const shown = (row: Testimony) => ({ programmeId: row.programmeId, status: row.status, version: row.version });
  const about = { entity: "testimony", entityId: after.id };
  return { action, ...about, before: before && shown(before), after: shown(after) };
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
