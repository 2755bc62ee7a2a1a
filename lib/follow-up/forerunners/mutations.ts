import "server-only";
import type { Actor } from "@/lib/platform/auth/actor";
import { changeRow, lockRow } from "@/lib/platform/db/change-row";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { route } from "@/lib/platform/pages/routes";
import { canLinkForerunner } from "./policy";

export type RecommendationRef = { id: string; version: number };
/** `paths` are the public pages that show the link. */
export type Linked = RecommendationRef & { paths: string[] };

/** Links a recommendation to the one of an earlier round that it brings back; null takes the link away. */
export function linkForerunner(
  actor: Actor,
  ref: RecommendationRef,
  forerunnerId: string | null,
): Promise<Result<Linked>> {
  return changeRow(actor, {
    find: async (tx) => {
      await lockRow(tx, "recommendations", ref.id);
      const row = await tx.recommendation.findUnique({ where: { id: ref.id }, include: { round: true } });
      const other = forerunnerId ?? row?.forerunnerId;
      const forerunner =
        other && (await tx.recommendation.findUnique({ where: { id: other }, include: { round: true } }));
      return row && { ...row, forerunner: forerunner || null };
    },
    refusal: () => (canLinkForerunner(actor) ? null : "FORBIDDEN"),
    isPossible: ({ round, forerunner }) => forerunner === null || isEarlier(forerunner.round, round),
    isStale: ({ version }) => version !== ref.version,
    change: async ({ forerunner, ...row }, tx) => {
      if (!forerunner) return fail("NOT_FOUND");
      const after = await tx.recommendation.update({
        where: { id: row.id },
        data: { forerunnerId, version: { increment: 1 } },
      });
      const kind = forerunnerId ? ("FORERUNNER_LINKED" as const) : ("FORERUNNER_UNLINKED" as const);
      const note = `${forerunner.round.slug}/${forerunner.order}: ${forerunner.text}`;
      await tx.recommendationEvent.create({
        data: { recommendationId: row.id, actorId: actor.id, kind, state: row.state, note },
      });
      const audit = {
        action: forerunnerId ? "linkForerunner" : "unlinkForerunner",
        entity: "recommendation",
        entityId: row.id,
        before: { forerunnerId: row.forerunnerId },
        after: { forerunnerId },
      };
      const paths = [row, forerunner].map(({ round, order }) =>
        route("/rekomendasi/[putaran]/[nomor]", { putaran: round.slug, nomor: order }),
      );
      return ok({ saved: { id: after.id, version: after.version, paths }, audit });
    },
  });
}

type Round = { year: number; stage: number | null };

const isEarlier = (one: Round, other: Round) =>
  one.year < other.year || (one.year === other.year && (one.stage ?? 0) < (other.stage ?? 0));
