import { route } from "@/lib/platform/pages/routes";
import "server-only";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { canLinkForerunner } from "./policy";

export type RecommendationRef = { id: string; version: number };
/** `paths` are the public pages that show the link. */
export type Linked = RecommendationRef & { paths: string[] };

/** Links a recommendation to the one of an earlier round that it brings back; null takes the link away. */
export async function linkForerunner(
  actor: Actor,
  ref: RecommendationRef,
  forerunnerId: string | null,
): Promise<Result<Linked>> {
  if (!canLinkForerunner(actor)) return fail("FORBIDDEN");
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "recommendations" WHERE "id" = ${ref.id}::uuid FOR UPDATE`;
    const row = await tx.recommendation.findUnique({ where: { id: ref.id }, include: { round: true } });
    if (!row) return fail("NOT_FOUND");
    if (row.version !== ref.version) return fail("STALE");
    const other = forerunnerId ?? row.forerunnerId;
    const forerunner =
      other && (await tx.recommendation.findUnique({ where: { id: other }, include: { round: true } }));
    if (!forerunner) return fail("NOT_FOUND");
    if (!isEarlier(forerunner.round, row.round)) return fail("WRONG_STATE");
    const after = await tx.recommendation.update({
      where: { id: row.id },
      data: { forerunnerId, version: { increment: 1 } },
    });
    const kind = forerunnerId ? ("FORERUNNER_LINKED" as const) : ("FORERUNNER_UNLINKED" as const);
    const note = `${forerunner.round.slug}/${forerunner.order}: ${forerunner.text}`;
    await tx.recommendationEvent.create({
      data: { recommendationId: row.id, actorId: actor.id, kind, state: row.state, note },
    });
    await recordAudit(tx, actor, {
      action: forerunnerId ? "linkForerunner" : "unlinkForerunner",
      entity: "recommendation",
      entityId: row.id,
      before: { forerunnerId: row.forerunnerId },
      after: { forerunnerId },
    });
    const paths = [row, forerunner].map(({ round, order }) =>
      route("/rekomendasi/[putaran]/[nomor]", { putaran: round.slug, nomor: order }),
    );
    return ok({ id: after.id, version: after.version, paths });
  });
}

type Round = { year: number; stage: number | null };

const isEarlier = (one: Round, other: Round) =>
  one.year < other.year || (one.year === other.year && (one.stage ?? 0) < (other.stage ?? 0));
