import "server-only";
import { createHash } from "node:crypto";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { officersOf } from "@/lib/platform/users/officers";
import type { HeldWork, WorkKind } from "./held";
import { canHandOver } from "./policy";
import type { GivenWork, HandOverCommand } from "./schemas";

type Receiver = { id: string; name: string };
type Given = HeldWork & { receiver: Receiver };
export type Preview = { receiver: string; items: { kind: WorkKind; code: string; nameId: string; nameEn: string }[] }[];

/** Longer than a page of work takes: forty items are some two hundred statements. */
const PATIENCE = { timeout: 20_000, maxWait: 5000 };
/** So many moved items are named; the page read anew shows the rest. */
const NAMED = 5;

/** What would go to whom, with a mark of exactly that; says what is wrong, and changes nothing. */
export async function previewHandOver(
  actor: Actor,
  fromId: string,
  command: HandOverCommand,
): Promise<Result<{ preview: Preview; mark: string }>> {
  if (!canHandOver(actor)) return fail("FORBIDDEN");
  return db().$transaction(async (tx) => {
    const given = await check(tx, fromId, command.items);
    if (!given.ok) return given;
    const receivers = new Map<string, Preview[number]>();
    for (const { receiver, kind, code, nameId, nameEn } of given.value) {
      const group = receivers.get(receiver.id) ?? { receiver: receiver.name, items: [] };
      group.items.push({ kind, code, nameId, nameEn });
      receivers.set(receiver.id, group);
    }
    return ok({ preview: [...receivers.values()], mark: markOf(command) });
  }, PATIENCE);
}

/** What was looked at is what is done: another choice or another version has another mark. */
export function markOf({ items }: HandOverCommand): string {
  const chosen = items.map(({ kind, id, version, receiverId }) => [kind, id, version, receiverId].join(":")).sort();
  return createHash("sha256").update(JSON.stringify(chosen)).digest("hex");
}

/**
 * Gives open work of one person to others, all of it or nothing: where one piece has changed or moved since the page was
 * opened it is named and the rest stays too. Each has the step and the note in its own history.
 */
export async function handOver(
  actor: Actor,
  fromId: string,
  command: HandOverCommand,
): Promise<Result<{ count: number }>> {
  if (!canHandOver(actor)) return fail("FORBIDDEN");
  return db().$transaction(async (tx) => {
    await lockAll(tx, command.items);
    const given = await check(tx, fromId, command.items);
    if (!given.ok) return given;
    const from = await tx.user.findUniqueOrThrow({ where: { id: fromId }, select: { name: true } });
    for (const one of given.value) {
      await WRITE[one.kind](tx, actor, one, `${from.name} → ${one.receiver.name}: ${command.note}`);
      await recordAudit(tx, actor, {
        action: "handOver",
        entity: ENTITY[one.kind],
        entityId: one.id,
        before: { officerId: fromId },
        after: { officerId: one.receiver.id, note: command.note },
      });
    }
    return ok({ count: given.value.length });
  }, PATIENCE);
}

const TABLE: Record<WorkKind, string> = {
  answer: "answers",
  recommendation: "recommendations",
  action: "follow_up_actions",
  question: "public_questions",
};
const ENTITY: Record<WorkKind, string> = {
  answer: "answer",
  recommendation: "recommendation",
  action: "followUpAction",
  question: "publicQuestion",
};

/** Rounds first, then what hangs on them, each in one order: two hand-overs at once wait and do not lock each other out. */
async function lockAll(tx: Transaction, items: readonly GivenWork[]): Promise<void> {
  const idsOf = (kind: WorkKind) => items.filter((one) => one.kind === kind).map(({ id }) => id);
  await tx.$queryRaw`
    SELECT 1 FROM evaluation_rounds WHERE "id" IN (SELECT "roundId" FROM answers WHERE "id" = ANY (${idsOf("answer")}::uuid[])) ORDER BY "id" FOR SHARE`;
  for (const kind of ["recommendation", "action", "answer", "question"] as const)
    await tx.$queryRawUnsafe(
      `SELECT 1 FROM "${TABLE[kind]}" WHERE "id" = ANY ($1::uuid[]) ORDER BY "id" FOR UPDATE`,
      idsOf(kind),
    );
}

async function check(tx: Transaction, fromId: string, items: readonly GivenWork[]): Promise<Result<Given[]>> {
  const rows = await tx.$queryRaw<HeldWork[]>`
    SELECT h.* FROM open_work h WHERE h."officerId" = ${fromId}::uuid AND h."id" = ANY (${items.map(({ id }) => id)}::uuid[])`;
  const held = new Map(rows.map((one) => [one.id, one]));
  const gone = items.filter(
    ({ kind, id, version }) => held.get(id)?.version !== version || held.get(id)?.kind !== kind,
  );
  if (gone.length > 0) return fail("INVALID", { fields: { items: [`workMoved:${await namesOf(tx, gone)}`] } });
  const errors: Record<string, string[]> = {};
  const given: Given[] = [];
  // Hundreds of items share a few receivers.
  const asked = new Map<string, Receiver | null>();
  for (const { id, receiverId } of items) {
    const one = held.get(id) as HeldWork;
    const key = `${one.kind === "answer"} ${one.agencyId} ${receiverId}`;
    if (!asked.has(key)) asked.set(key, receiverId === fromId ? null : await findReceiver(tx, one, receiverId));
    const receiver = asked.get(key);
    if (receiver) given.push({ ...one, receiver });
    else errors[`receiver-${one.agencyId}`] = ["receiverOfAgency"];
  }
  return Object.keys(errors).length > 0 ? fail("INVALID", { fields: errors }) : ok(given);
}

/** Open, and of the agency that the work belongs to. */
async function findReceiver(tx: Transaction, { kind, agencyId }: HeldWork, id: string): Promise<Receiver | null> {
  const agency = await tx.agency.findUniqueOrThrow({ where: { id: agencyId } });
  // The steward's own people are officers of everything of its but answers (trigger answers_check).
  const where = kind === "answer" ? { agencyId, disabledAt: null } : officersOf(agency);
  return tx.user.findFirst({
    where: { id, ...where, AND: [{ OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] }] },
    select: { id: true, name: true },
  });
}

async function namesOf(tx: Transaction, gone: readonly GivenWork[]): Promise<string> {
  const ids = gone.map(({ id }) => id);
  const rows = await tx.$queryRaw<{ code: string }[]>`
    SELECT r."slug" || ' ' || q."code" AS "code" FROM answers a JOIN evaluation_rounds r ON r."id" = a."roundId" JOIN questionnaire_items q ON q."id" = a."itemId" WHERE a."id" = ANY (${ids}::uuid[])
    UNION ALL SELECT r."slug" || '/' || c."order" FROM recommendations c JOIN evaluation_rounds r ON r."id" = c."roundId" WHERE c."id" = ANY (${ids}::uuid[])
    UNION ALL SELECT left(f."text", 40) FROM follow_up_actions f WHERE f."id" = ANY (${ids}::uuid[])
    UNION ALL SELECT '#' || p."number" FROM public_questions p WHERE p."id" = ANY (${ids}::uuid[])
    ORDER BY 1`;
  const named = rows.slice(0, NAMED).map(({ code }) => code.replaceAll(":", " "));
  return `${named.join(", ")}${rows.length > NAMED ? " …" : ""}`;
}

type Write = (tx: Transaction, actor: Actor, given: Given, note: string) => Promise<void>;
const WRITE: Record<WorkKind, Write> = {
  answer: async (tx, _actor, { id, receiver }) => {
    await tx.answer.update({ where: { id }, data: { officerId: receiver.id, version: { increment: 1 } } });
  },
  recommendation: async (tx, actor, { id, receiver }, note) => {
    const data = { officerId: receiver.id, version: { increment: 1 } };
    const { state } = await tx.recommendation.update({ where: { id }, data, select: { state: true } });
    const event = { recommendationId: id, actorId: actor.id, kind: "HANDED_OVER" as const, state, note };
    await tx.recommendationEvent.create({ data: event });
  },
  action: async (tx, actor, { id, receiver }, note) => {
    const data = { officerId: receiver.id, version: { increment: 1 } };
    const { percent } = await tx.followUpAction.update({ where: { id }, data, select: { percent: true } });
    await tx.actionUpdate.create({ data: { actionId: id, actorId: actor.id, percent, note } });
  },
  question: async (tx, _actor, { id, receiver }) => {
    await tx.publicQuestion.update({ where: { id }, data: { officerId: receiver.id, version: { increment: 1 } } });
  },
};
