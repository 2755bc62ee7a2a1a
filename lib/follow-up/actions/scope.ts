import type { Actor } from "@/lib/platform/auth/actor";
import type { Prisma } from "@/lib/platform/db/generated/client";

/**
 * An agency sees its own actions, and those of recommendations that it leads, supports or verifies; the guest assessor
 * none: what is under way is internal.
 */
export function readableAction(actor: Actor): Prisma.FollowUpActionWhereInput {
  if (actor.role === "ASSESSOR") return { id: { in: [] } };
  if (actor.role !== "AGENCY") return {};
  const agencyId = actor.agencyId ?? "";
  const involved = [{ leadAgencyId: agencyId }, { verifierAgencyId: agencyId }, { supports: { some: { agencyId } } }];
  return { OR: [{ agencyId }, { recommendation: { OR: involved } }] };
}
