import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { personalDataIn } from "@/lib/platform/format/personal-data";
import { sendingOfNow } from "@/lib/platform/forms/sending";
import { PUBLIC_TEXTS } from "./public-texts";
import { type FoundText, givenStatement, PersonalDataFound, type Stated } from "./statement";

export type AuditRecord = {
  action: string;
  entity: string;
  entityId: string;
  before?: object | null;
  after?: object | null;
  /** Texts for the public that `after` does not hold; looked through, and not kept. */
  texts?: Record<string, string>;
};

/** What a statement is recorded as; shown in the history of what it is about. */
const STATED = "statePersonalData";
/** Shorter is no reason. */
export const STATEMENT_LENGTH = 10;

/**
 * Adds one audit event inside the caller's transaction, so that no change exists without its event. Where the step brings
 * personal data nearer to the public it throws PersonalDataFound, until the actor has said why it stays. The event's link in
 * the chain is made by the trigger audit_events_link; what is published beside it is sealed by seal_row on its own table.
 */
export async function recordAudit(tx: Transaction, actor: Pick<Actor, "id"> | null, event: AuditRecord): Promise<void> {
  const { before, after, action, entity, entityId } = event;
  if (actor) await askPersonalData(tx, actor, event);
  await noteMade(tx);
  // Every write makes one: as plain SQL it costs half.
  await tx.$executeRaw`
    INSERT INTO audit_events ("actorId", "action", "entity", "entityId", "before", "after")
    VALUES (${actor?.id ?? null}::uuid, ${action}, ${entity}, ${entityId},
            ${jsonText(before)}::jsonb, ${jsonText(after)}::jsonb)`;
}

/**
 * The same for many rows at once, each with whoever changed it, of a step that lets no personal data through: nothing is
 * asked back here.
 */
export async function recordManyAudits(
  tx: Transaction,
  events: readonly (AuditRecord & { actor: Pick<Actor, "id"> | null })[],
): Promise<void> {
  if (events.length > 0) await noteMade(tx);
  for (let from = 0; from < events.length; from += AT_ONCE) {
    const rows = events.slice(from, from + AT_ONCE).map(({ actor, action, entity, entityId, before, after }) => ({
      ...{ actorId: actor?.id ?? null, action, entity, entityId, before: before ?? null, after: after ?? null },
    }));
    await tx.$executeRaw`
      INSERT INTO audit_events ("actorId", "action", "entity", "entityId", "before", "after")
      SELECT "actorId", "action", "entity", "entityId", nullif("before", 'null'), nullif("after", 'null')
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
             AS e("actorId" uuid, "action" text, "entity" text, "entityId" text, "before" jsonb, "after" jsonb)`;
  }
}

/**
 * What the form of now (lib/platform/forms/sent-once.ts) was sent for is being made: noted in the same transaction, so that it
 * is told as used where it was made, and nowhere else. Throws where the form was taken for dead and run again meanwhile.
 */
async function noteMade(tx: Transaction): Promise<void> {
  const sending = sendingOfNow();
  if (!sending) return;
  const { id, at } = sending;
  const { count } = await tx.formSending.updateMany({ where: { id, at }, data: { madeAt: new Date() } });
  if (count === 0) throw new Error("The form was taken for dead and run again; this run makes nothing");
}

/** A text of some megabytes at most. */
const AT_ONCE = 1000;

/** What a step that comes later will ask of its actor, asked now: by then they are not there to answer. */
export async function askPersonalData(
  tx: Transaction,
  { id: actorId }: Pick<Actor, "id">,
  event: AuditRecord,
): Promise<void> {
  const { action, entity, entityId } = event;
  const row: Record<string, unknown> = { ...event.after, ...event.texts };
  const asked = PUBLIC_TEXTS[entity];
  if (!asked?.when(action, row)) return;
  const found = asked.texts.flatMap((field) => findingsIn(field, row[field]));
  if (found.length === 0) return;
  const digest = createHash("sha256").update(JSON.stringify(found)).digest("hex");
  const events = await tx.auditEvent.findMany({
    where: { entity, entityId, action: STATED },
    orderBy: { id: "asc" },
    select: { actorId: true, at: true, after: true, actor: { select: { name: true } } },
  });
  const before = events.map(({ after, ...about }) => ({
    ...about,
    ...(after as { digest?: string; reason?: string }),
  }));
  // Said of these very findings by the same person already: verified today and published tomorrow asks once.
  if (before.some((one) => one.actorId === actorId && one.digest === digest)) return;
  const given = givenStatement();
  if (!given?.digests.includes(digest) || given.reason.trim().length < STATEMENT_LENGTH) {
    const earlier = given?.accepted ?? [];
    throw new PersonalDataFound(
      [...earlier.flatMap((one) => one.found), ...found],
      [...earlier.map((one) => one.digest), digest],
      before.map(({ actor, at, reason = "" }): Stated => ({ by: actor?.name ?? "", at: at.toISOString(), reason })),
    );
  }
  given.accepted.push({ digest, found });
  const stays = found.map(({ field, kind, text }) => ({ field, kind, text: masked(text) }));
  await tx.auditEvent.create({
    data: { action: STATED, entity, entityId, actorId, after: { reason: given.reason.trim(), digest, stays } },
    select: { id: true },
  });
}

/** Every text of a column, also inside what is kept as JSON. */
function findingsIn(field: string, value: unknown): FoundText[] {
  if (typeof value === "string") return personalDataIn(value).map(({ kind, text }) => ({ field, kind, text }));
  if (value === null || typeof value !== "object" || value instanceof Date) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    typeof part === "object" || typeof part === "string" ? findingsIn(`${field}.${name}`, part) : [],
  );
}

/** The log is for ever: it says what kind stays, and not the whole number. */
function masked(text: string): string {
  // Whole signs: half of a pair is no text to the database.
  const signs = [...text];
  return `${signs.slice(0, 3).join("")}…${signs.slice(-2).join("")}`;
}

/** Decimals and dates become strings: exact, and readable in a hundred years. */
const jsonText = (value: object | null | undefined) => (value ? JSON.stringify(value) : null);
