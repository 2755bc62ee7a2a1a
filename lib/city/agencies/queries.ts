import "server-only";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";

/** The kelurahan a value can belong to, for any signed-in person. */
export function listKelurahan(_actor: Actor) {
  return db().kelurahan.findMany({ orderBy: [{ name: "asc" }], select: { id: true, name: true, kecamatan: true } });
}
