import "server-only";
import { canManageRounds } from "@/lib/evaluation/rounds/policy";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";

/**
 * Marks an answer as copied into the ministry's form, or takes the mark back. It is no change of the answer, so its
 * version stays and nobody who is writing it is disturbed.
 */
export async function markCopied(
  actor: Actor,
  roundSlug: string,
  answerId: string,
  isCopied: boolean,
): Promise<Result<{ code: string }>> {
  if (!canManageRounds(actor)) return fail("FORBIDDEN");
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "evaluation_rounds" WHERE "slug" = ${roundSlug} FOR SHARE`;
    const before = await tx.answer.findFirst({
      where: { id: answerId, round: { slug: roundSlug } },
      select: {
        copiedAt: true,
        copiedById: true,
        item: { select: { code: true } },
        round: { select: { phase: true } },
      },
    });
    if (!before) return fail("NOT_FOUND");
    if (before.round.phase === "PUBLISHED") return fail("WRONG_STATE");
    const { copiedAt, copiedById, item } = before;
    // Pressed twice or by two people: the first mark stands, with its hour and name.
    if ((copiedAt !== null) === isCopied) return ok({ code: item.code });
    const after = isCopied ? { copiedAt: new Date(), copiedById: actor.id } : { copiedAt: null, copiedById: null };
    await tx.answer.update({ where: { id: answerId }, data: after });
    const action = isCopied ? "markCopied" : "unmarkCopied";
    await recordAudit(tx, actor, {
      action,
      entity: "answer",
      entityId: answerId,
      before: { copiedAt, copiedById },
      after,
    });
    return ok({ code: item.code });
  });
}
