import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { canReadCouncilLane } from "@/lib/rounds/policy";

/** The internal part of a frozen round, the newest unless one is asked for; null outside Diskominfo and the council. */
export async function findInternalFreeze(actor: Actor, slug: string, revision?: number) {
  if (!canReadCouncilLane(actor)) return null;
  return db().roundFreeze.findFirst({
    where: { round: { slug }, ...(revision === undefined ? {} : { revision }) },
    orderBy: { revision: "desc" },
    select: { internalText: true, internalSha256: true, revision: true },
  });
}
