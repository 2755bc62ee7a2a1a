import "server-only";
import { publicDb } from "@/lib/platform/db/public";
import { dayOf } from "@/lib/platform/format/date";

export interface PublicKelurahan {
  /** The ministry's code of the region; null until the city has entered it. */
  code: string | null;
  name: string;
  kecamatan: string;
  closedOn: string | null;
}

/** Every kelurahan with the code of its region, those that were merged too. */
export async function listKelurahanWithCodes(): Promise<PublicKelurahan[]> {
  const rows = await publicDb().publishedKelurahan.findMany({ orderBy: [{ kecamatan: "asc" }, { name: "asc" }] });
  return rows.map(({ code, name, kecamatan, closedOn }) => ({ code, name, kecamatan, closedOn: dayOf(closedOn) }));
}
