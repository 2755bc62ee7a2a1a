import "server-only";
import { notFound } from "next/navigation";
import { canRecordCouncilScore } from "@/lib/evaluation/council-scores/policy";
import { canReadReview, canReadRoundReview } from "@/lib/evaluation/rounds/policy";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";

/** The round and the order of an item, for the council's screen of one item: what stands before and after it. */
export async function getItemReview(actor: Actor, answerId: string) {
  const answer = await db().answer.findUnique({ where: { id: answerId }, include: { item: true, round: true } });
  if (!answer || !canReadReview(actor) || !canReadRoundReview(actor, answer.round)) notFound();
  const { round, item } = answer;
  const same = { roundId: round.id, item: { instrumentPillarId: item.instrumentPillarId } };
  const select = { id: true, item: { select: { code: true } } } as const;
  const [previous, next] = await Promise.all([
    db().answer.findFirst({
      where: { ...same, item: { ...same.item, order: { lt: item.order } } },
      orderBy: { item: { order: "desc" } },
      select,
    }),
    db().answer.findFirst({
      where: { ...same, item: { ...same.item, order: { gt: item.order } } },
      orderBy: { item: { order: "asc" } },
      select,
    }),
  ]);
  return { mayScore: canRecordCouncilScore(actor, round), roundSlug: round.slug, previous, next };
}
