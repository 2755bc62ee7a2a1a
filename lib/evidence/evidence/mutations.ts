import "server-only";
import { countAsChange, lockRecommendation } from "@/lib/follow-up/recommendations/mutations";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";
import { changeRow, lockRow } from "@/lib/platform/db/change-row";
import { db, type Transaction } from "@/lib/platform/db/client";
import type { Evidence, Prisma } from "@/lib/platform/db/generated/client";
import { type AppError, fail, ok, type Result } from "@/lib/platform/errors/app-error";
import type { Owner, OwnerKind } from "./owner";
import { OWNERS, ownerColumn, ownerOf } from "./owner";
import {
  canAddEvidence,
  canCheckEvidence,
  canClassifyEvidence,
  canReadEvidence,
  canReadOwner,
  canTakeBackEvidence,
  type OwnerFacts,
} from "./policy";
import type { NewLink, SeveralAnswers } from "./schemas";

export type EvidenceRef = { id: string; version: number };
/** `shows` is true where the public reads another thing than before. */
export type SavedEvidence = { id: string; owner: Owner; shows: boolean };

/** What the owner says of itself, or null where it does not exist for this actor. */
async function readableOwnerFacts(tx: Transaction, actor: Actor, owner: Owner): Promise<OwnerFacts | null> {
  const found = await tx.evidenceOwner.findFirst({ where: { kind: owner.kind, id: owner.id } });
  if (!found) return null;
  const facts = { ...found, kind: found.kind as OwnerKind };
  return canReadOwner(actor, facts) ? facts : null;
}

/** Whether the actor may add to an owner now: NOT_FOUND for another agency's, WRONG_STATE where it is closed. */
export async function mayAddEvidence(actor: Actor, owner: Owner, tx: Transaction = db()): Promise<AppError | null> {
  const facts = await readableOwnerFacts(tx, actor, owner);
  if (!facts) return { code: "NOT_FOUND" };
  if (canAddEvidence(actor, facts, new Date())) return null;
  // Who could add while it was open is told that it is closed; everybody else that it is not theirs to add.
  const mayAtAll = isDiskominfo(actor) || actor.role === "AGENCY";
  return { code: mayAtAll ? "WRONG_STATE" : "FORBIDDEN" };
}

/** A recommendation or an action of one, whose evidence is part of what is handed in and verified. */
const followUpOf = ({ kind, id }: Owner) => (kind === "recommendation" || kind === "action" ? { kind, id } : null);

type NewEvidence = Omit<Prisma.EvidenceUncheckedCreateInput, "addedById">;

/** The row and its audit event, inside the caller's transaction; the owner's state is asked again there. */
export async function attach(
  tx: Transaction,
  actor: Actor,
  owner: Owner,
  data: NewEvidence,
): Promise<Result<SavedEvidence>> {
  const followUp = followUpOf(owner);
  if (followUp) await lockRecommendation(tx, followUp);
  const refusal = await mayAddEvidence(actor, owner, tx);
  if (refusal) return { ok: false, error: refusal };
  const column = ownerColumn(owner.kind);
  if (data.sentSha256) {
    await oneAtATime(tx, owner, data.sentSha256);
    const same = await tx.evidence.findFirst({
      where: { sentSha256: data.sentSha256, [column]: owner.id, removedAt: null },
    });
    // Proof that is there already is not there twice.
    if (same) return ok({ id: same.id, owner, shows: false });
  }
  const row = await tx.evidence.create({ data: { ...data, [column]: owner.id, addedById: actor.id } });
  if (followUp) await countAsChange(tx, followUp);
  await recordAudit(tx, actor, { action: "add", entity: "evidence", entityId: row.id, after: row });
  return ok({ id: row.id, owner, shows: false });
}

/** An item has an address once: sent again, by Back or by a colleague, it is told to be there already. */
export function addLink(actor: Actor, owner: Owner, link: NewLink): Promise<Result<SavedEvidence>> {
  return db().$transaction(async (tx) => {
    await oneAtATime(tx, owner, addressOf(link.url));
    // Whether it is there is told only to those who may add to it.
    const refusal = await mayAddEvidence(actor, owner, tx);
    if (!refusal && (await isThere(tx, owner, link.url))) return fail("INVALID", { fields: { url: ["linkThere"] } });
    return attach(tx, actor, owner, link);
  });
}

/**
 * Uses evidence that the city has for several answers: the same file or address, without a second upload, each still to be
 * checked. An answer that has it already is left as it is; where one of them takes no more, nothing is written.
 */
export function attachToSeveral(
  actor: Actor,
  { evidenceId, answerIds }: SeveralAnswers,
): Promise<Result<{ count: number }>> {
  return db().$transaction(async (tx) => {
    const row = await tx.evidence.findUnique({ where: { id: evidenceId } });
    const from = row && ownerOf(row);
    const facts = from && (await readableOwnerFacts(tx, actor, from));
    if (!row || !facts || !canReadEvidence(actor, facts, row)) return fail("NOT_FOUND");
    const owners = [...answerIds].sort().map((id) => ({ kind: "answer", id }) as const);
    for (const owner of owners) {
      await lockRow(tx, "answers", owner.id);
      const refusal = await mayAddEvidence(actor, owner, tx);
      if (refusal) return { ok: false, error: refusal };
    }
    const { title, fileId, fileName, sentSha256, url, informationClass } = row;
    let count = 0;
    for (const owner of owners) {
      if (await hasAlready(tx, owner, row)) continue;
      const added = await attach(tx, actor, owner, { title, fileId, fileName, sentSha256, url, informationClass });
      // Nothing of it stays: whoever reads "attached" must find it at every item that was ticked.
      if (!added.ok) throw new Error(`evidence was refused after it was allowed: ${added.error.code}`);
      count += 1;
    }
    return ok({ count });
  });
}

/** The very file, or the address however it is spelled. */
async function hasAlready(tx: Transaction, owner: Owner, { fileId, url }: Evidence): Promise<boolean> {
  if (url !== null) {
    await oneAtATime(tx, owner, addressOf(url));
    return isThere(tx, owner, url);
  }
  return (await tx.evidence.count({ where: { [ownerColumn(owner.kind)]: owner.id, fileId, removedAt: null } })) > 0;
}

/** Two that bring the same thing to one item at once wait here for one another. */
async function oneAtATime(tx: Transaction, owner: Owner, what: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${JSON.stringify([owner, what])}, 0))::text`;
}

async function isThere(tx: Transaction, owner: Owner, url: string): Promise<boolean> {
  const links = await tx.evidence.findMany({
    where: { [ownerColumn(owner.kind)]: owner.id, url: { not: null }, removedAt: null },
    select: { url: true },
  });
  return links.some((one) => one.url !== null && addressOf(one.url) === addressOf(url));
}

/** However its host is spelled: HTTPS://Contoh.go.id and https://contoh.go.id/ are one address. */
const addressOf = (url: string) => (URL.canParse(url) ? new URL(url).href : url);

type Permission = (actor: Actor, owner: OwnerFacts, evidence: Evidence, now: Date) => boolean;
type Change = Prisma.EvidenceUncheckedUpdateInput;

function change(
  actor: Actor,
  ref: EvidenceRef,
  action: string,
  may: Permission,
  data: (row: Evidence, now: Date) => Change,
): Promise<Result<SavedEvidence>> {
  const now = new Date();
  return changeRow(actor, {
    find: async (tx) => {
      const before = await tx.evidence.findUnique({ where: { id: ref.id } });
      const owner = before && ownerOf(before);
      if (!owner) return null;
      const followUp = followUpOf(owner);
      if (followUp) await lockRecommendation(tx, followUp);
      await lockRow(tx, "evidence", ref.id);
      const row = await tx.evidence.findUniqueOrThrow({ where: { id: ref.id } });
      const facts = await readableOwnerFacts(tx, actor, owner);
      return facts && canReadEvidence(actor, facts, row) ? { row, owner, facts } : null;
    },
    refusal: ({ row, facts }) => {
      if (may(actor, facts, row, now)) return null;
      return action === "check" && row.addedById === actor.id ? "OWN_WORK" : "FORBIDDEN";
    },
    // What is closed or checked is no longer the actor's: the policy says so with who they are.
    isPossible: () => true,
    isStale: ({ row }) => row.version !== ref.version,
    change: async ({ row, owner, facts }, tx) => {
      const after = await tx.evidence.update({
        where: { id: row.id },
        data: { ...data(row, now), version: { increment: 1 } },
      });
      const shows = isPublic(facts, row) || isPublic(facts, after);
      const audit = { action, entity: "evidence", entityId: row.id, before: row, after };
      return ok({ saved: { id: row.id, owner, shows }, audit });
    },
  });
}

/** The rule of the view published_evidence. */
function isPublic(owner: OwnerFacts, row: Evidence): boolean {
  return (
    OWNERS[owner.kind].isPublic(owner) &&
    row.informationClass === "PERIODIC" &&
    row.checkedAt !== null &&
    row.removedAt === null
  );
}

export function classifyEvidence(actor: Actor, ref: EvidenceRef, informationClass: Evidence["informationClass"]) {
  return change(actor, ref, "classify", canClassifyEvidence, () => ({ informationClass }));
}

/** The data steward's mark, never by the one who added it (OWN_WORK). */
export function checkEvidence(actor: Actor, ref: EvidenceRef) {
  return change(actor, ref, "check", canCheckEvidence, (_row, now) => ({ checkedById: actor.id, checkedAt: now }));
}

/** Shown no more and kept for the record; its file stays, for the audit log names it. */
export function takeBackEvidence(actor: Actor, ref: EvidenceRef) {
  return change(actor, ref, "takeBack", canTakeBackEvidence, (_row, now) => ({
    removedById: actor.id,
    removedAt: now,
  }));
}
