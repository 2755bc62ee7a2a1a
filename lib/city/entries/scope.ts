import type { Actor } from "@/lib/platform/auth/actor";
import type { Prisma } from "@/lib/platform/db/generated/client";
import type { EntryStatus } from "@/lib/platform/db/generated/enums";

/**
 * The part of a Prisma `where` that keeps a reader inside what they may see; the same rule as canReadEntry, in SQL.
 * An agency's scope is its own rows, so another agency's row is simply not found.
 */
export function readableOwner(actor: Actor): { agencyId?: string } {
  return actor.role === "AGENCY" ? { agencyId: actor.agencyId ?? "" } : {};
}

/** The states that a reader may see; undefined means all. */
export function readableStatus(actor: Actor): { status?: { in: EntryStatus[] } } {
  return readsWhatWasChecked(actor) ? { status: { in: ["VERIFIED", "PUBLISHED"] } } : {};
}

const readsWhatWasChecked = ({ role }: Actor) => role === "COUNCIL" || role === "ASSESSOR";

/**
 * An indicator that nobody has published is Diskominfo's draft: council and assessors read it once a figure of it is verified,
 * and before that neither its name nor its definition.
 */
export function checkedIndicator(actor: Actor): Prisma.IndicatorWhereInput {
  if (!readsWhatWasChecked(actor)) return {};
  return { OR: [{ publishedAt: { not: null } }, { values: { some: readableStatus(actor) } }] };
}

/** The same of a programme, of which four kinds of entry may be verified. */
export function checkedProgramme(actor: Actor): Prisma.ProgrammeWhereInput {
  if (!readsWhatWasChecked(actor)) return {};
  const some = readableStatus(actor);
  return {
    OR: [
      { publishedAt: { not: null } },
      ...[{ reports: { some } }, { years: { some } }, { milestones: { some } }, { funding: { some } }],
    ],
  };
}
