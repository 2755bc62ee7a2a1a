import "server-only";
import { canManageAgencies } from "@/lib/city/agencies/policy";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import { dayOf } from "@/lib/platform/format/date";

/** The map as it is kept, for whoever brings another; null where there is none. */
export async function findMapOfOffice(actor: Actor) {
  if (!canManageAgencies(actor)) refuse(actor);
  const row = await db().kelurahanMap.findUnique({ where: { id: 1 }, omit: { shapes: true } });
  return row && { source: row.source, version: row.version, boundariesOn: dayOf(row.boundariesOn) };
}
