import type { Actor } from "@/lib/platform/auth/actor";
import type { Prisma } from "@/lib/platform/db/generated/client";

/** An agency sees those that it leads, supports, verifies, acts in or wrote in, a guest assessor those of one round, all others all. */
export function readable(actor: Actor): Prisma.RecommendationWhereInput {
  if (actor.role === "AGENCY") {
    const agencyId = actor.agencyId ?? "";
    const own = { agencyId };
    return {
      OR: [
        { leadAgencyId: agencyId },
        { verifierAgencyId: agencyId },
        { supports: { some: own } },
        { actions: { some: own } },
        // What its people wrote stays theirs to read after it was moved to another agency (the view evidence_owners).
        { evidence: { some: { addedBy: { role: "AGENCY", agencyId } } } },
        { events: { some: { actor: { role: "AGENCY", agencyId } } } },
      ],
    };
  }
  // An assessor without a round sees none: no round has this id.
  return actor.role === "ASSESSOR" ? { round: { assessors: { some: { id: actor.id } } } } : {};
}
