import "server-only";
import { cache } from "react";
import { publicDb } from "@/lib/platform/db/public";
import { dayOf } from "@/lib/platform/format/date";
import { shapesSchema } from "./schemas";

export interface PublicKelurahanMap {
  source: string;
  /** 'YYYY-MM-DD' */
  boundariesOn: string;
  width: number;
  height: number;
  /** Kelurahan that are still there, by kecamatan and name. */
  shapes: { id: string; name: string; slug: string; kecamatan: string; path: string }[];
  /** Present kelurahan that the map does not have. */
  without: string[];
}

/** The city's own outlines; null where nobody brought any. */
export const findKelurahanMap = cache(async (): Promise<PublicKelurahanMap | null> => {
  const row = await publicDb().publishedKelurahanMap.findFirst();
  if (!row) return null;
  const shapes = shapesSchema.parse(row.shapes);
  const present = await publicDb().publishedKelurahan.findMany({
    where: { closedOn: null },
    orderBy: [{ kecamatan: "asc" }, { name: "asc" }],
  });
  const { source, width, height } = row;
  return {
    ...{ source, width, height, boundariesOn: dayOf(row.boundariesOn) },
    shapes: present.flatMap(({ id, name, slug, kecamatan }) => {
      const path = shapes[id];
      return path ? [{ id, name, slug, kecamatan, path }] : [];
    }),
    without: present.filter(({ id }) => !shapes[id]).map(({ name }) => name),
  };
});
