import { contentStatus } from "@/lib/evaluation/answers/policy";
import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";
import type { Prisma } from "@/lib/platform/db/generated/client";
import type { Role } from "@/lib/platform/db/generated/enums";

/**
 * Diskominfo, which hands the city's evidence in, and the council. An agency has its own files; a guest assessor reads
 * piece by piece, each opening logged, and carries nothing away.
 */
export function canRequestPack(actor: Actor): boolean {
  return isDiskominfo(actor) || actor.role === "COUNCIL";
}

/** A pack holds what its requester may read, so nobody else is given it. */
export function canOpenPack(actor: Actor, pack: { requestedById: string }): boolean {
  return canRequestPack(actor) && pack.requestedById === actor.id;
}

/** The part of the evidence that goes into a pack for this role; the rule of canReadEvidence, for a whole round. */
export function packedEvidence(role: Role): Prisma.EvidenceWhereInput {
  if (isDiskominfo({ role })) return { removedAt: null };
  return { removedAt: null, informationClass: { not: "EXEMPT" }, answer: contentStatus(role) };
}
