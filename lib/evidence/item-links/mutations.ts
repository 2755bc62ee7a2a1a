import "server-only";
import { attach, mayAddEvidence } from "@/lib/evidence/evidence/mutations";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { changeRow, lockRow } from "@/lib/platform/db/change-row";
import { db, isUniqueViolation } from "@/lib/platform/db/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { offeredEvidence } from "./offers";
import type { TakeOver, Thing } from "./schemas";
import { columnOf, mayLinkThing, pageOfThing, thingOf } from "./things";

const ENTITY = "itemLink";

/** A link, and the page of the thing that it is of. */
export type Linked = { id: string; page: string };

/** Says that a thing answers an item: from then on it is offered wherever the item is asked. */
export async function linkThing(actor: Actor, thing: Thing, { itemId }: { itemId: string }): Promise<Result<Linked>> {
  const twice = fail<never>("INVALID", { fields: { itemId: ["linkedAlready"] } });
  try {
    return await db().$transaction(async (tx) => {
      const may = await mayLinkThing(tx, actor, thing);
      if (!may) return fail(may === null ? "NOT_FOUND" : "FORBIDDEN");
      if (!(await tx.questionnaireItem.findUnique({ where: { id: itemId } })))
        return fail("INVALID", { fields: { itemId: ["required"] } });
      const after = await tx.itemLink.create({ data: { ...columnOf(thing), itemId, createdById: actor.id } });
      await recordAudit(tx, actor, { action: "linkItem", entity: ENTITY, entityId: after.id, after });
      return ok({ id: after.id, page: await pageOfThing(tx, thing) });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return twice;
  }
}

/** Takes it back: the link stays for the record, and what was taken over into answers stays theirs. */
export function unlinkThing(actor: Actor, ref: { id: string; version: number }): Promise<Result<Linked>> {
  return changeRow(actor, {
    find: async (tx) => {
      await lockRow(tx, "item_links", ref.id);
      const row = await tx.itemLink.findUnique({ where: { id: ref.id } });
      const may = row && (await mayLinkThing(tx, actor, thingOf(row)));
      return row && may !== null ? { row, may } : null;
    },
    refusal: ({ may }) => (may ? null : "FORBIDDEN"),
    isPossible: ({ row }) => row.removedAt === null,
    isStale: ({ row }) => row.version !== ref.version,
    change: async ({ row: before }, tx) => {
      const after = await tx.itemLink.update({
        where: { id: before.id },
        data: { removedAt: new Date(), removedById: actor.id, version: { increment: 1 } },
      });
      const audit = { action: "unlinkItem", entity: ENTITY, entityId: before.id, before, after };
      return ok({ saved: { id: before.id, page: await pageOfThing(tx, thingOf(before)) }, audit });
    },
  });
}

/** Takes what the city has over into an answer: the same file or address, without a second upload, still to be checked. */
export function takeOverEvidence(actor: Actor, { answerId, evidenceId }: TakeOver): Promise<Result<{ id: string }>> {
  return db().$transaction(async (tx) => {
    const owner = { kind: "answer", id: answerId } as const;
    await lockRow(tx, "answers", answerId);
    const refusal = await mayAddEvidence(actor, owner, tx);
    if (refusal) return { ok: false, error: refusal };
    const offered = (await offeredEvidence(tx, actor, answerId)).find(({ row }) => row.id === evidenceId);
    if (!offered) return fail("NOT_FOUND");
    // Two presses take it over once.
    if (offered.taken) return fail("WRONG_STATE");
    const { title, fileId, fileName, sentSha256, url, informationClass } = offered.row;
    const added = await attach(tx, actor, owner, { title, fileId, fileName, sentSha256, url, informationClass });
    return added.ok ? ok({ id: added.value.id }) : added;
  });
}
