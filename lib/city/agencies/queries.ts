import "server-only";
import type { Workplace } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";
import { db } from "@/lib/platform/db/client";

/** The kelurahan a value can belong to, for any signed-in person. */
export function listKelurahan(_actor: Actor) {
  return db().kelurahan.findMany({ orderBy: [{ name: "asc" }], select: { id: true, name: true, kecamatan: true } });
}

/** The agency that the actor works for; null for the council and its guests. */
export async function findWorkplace(actor: Actor): Promise<Workplace | null> {
  const select = { id: true, steward: true } as const;
  if (isDiskominfo(actor)) return db().agency.findFirst({ where: { steward: true }, select });
  if (actor.role !== "AGENCY" || !actor.agencyId) return null;
  return db().agency.findUnique({ where: { id: actor.agencyId }, select });
}
