import "server-only";
import { cache } from "react";
import { asValue, type PublicValue } from "@/lib/city/indicators/standing";
import { publicDb } from "@/lib/platform/db/public";
import { dayOf } from "@/lib/platform/format/date";
import type { Locale } from "@/lib/platform/format/locale";

export interface PublicKelurahan {
  /** The ministry's code of the region; null until the city has entered it. */
  code: string | null;
  name: string;
  kecamatan: string;
  closedOn: string | null;
  /** The name in the address of its page. */
  slug: string;
}

type Row = Awaited<ReturnType<ReturnType<typeof publicDb>["publishedKelurahan"]["findMany"]>>[number];

const asKelurahan = ({ code, name, kecamatan, closedOn, slug }: Row): PublicKelurahan => ({
  ...{ code, name, kecamatan, slug },
  closedOn: dayOf(closedOn),
});

/** Every kelurahan with the code of its region, those that were merged too. */
export async function listKelurahanWithCodes(): Promise<PublicKelurahan[]> {
  const rows = await publicDb().publishedKelurahan.findMany({ orderBy: [{ kecamatan: "asc" }, { name: "asc" }] });
  return rows.map(asKelurahan);
}

export type Succession = { name: string; slug: string; on: string; isWhole: boolean };

export interface KelurahanDetail extends PublicKelurahan {
  id: string;
  formerly: string[];
  /** Where it went, if it was merged or split, and what came to it, from which day on. */
  successors: Succession[];
  predecessors: Succession[];
  programmes: { slug: string; name: string }[];
  /** The newest figure of each indicator that is told by kelurahan, by the indicator's name. */
  figures: { code: string; name: Record<Locale, string>; value: PublicValue }[];
}

/** By its present name in an address; null where none has it. */
export const findKelurahan = cache(async (slug: string): Promise<KelurahanDetail | null> => {
  const views = publicDb();
  const row = await views.publishedKelurahan.findFirst({ where: { slug } });
  if (!row) return null;
  const [names, went, came, programmes, figures] = await Promise.all([
    views.publishedKelurahanName.findMany({ where: { kelurahanId: row.id }, orderBy: { name: "asc" } }),
    views.publishedKelurahanSuccession.findMany({ where: { fromId: row.id } }),
    views.publishedKelurahanSuccession.findMany({ where: { toId: row.id } }),
    programmesOf(row.id),
    figuresOf(row.id),
  ]);
  const others = await views.publishedKelurahan.findMany({
    where: { id: { in: [...went.map(({ toId }) => toId), ...came.map(({ fromId }) => fromId)] } },
  });
  const byId = new Map(others.map((one) => [one.id, one]));
  const told = (id: string, { on, kind }: { on: Date; kind: "SPLIT" | "MERGE" }): Succession[] => {
    const other = byId.get(id);
    const day = dayOf(on);
    return other && day ? [{ name: other.name, slug: other.slug, on: day, isWhole: kind === "MERGE" }] : [];
  };
  const byName = (a: Succession, b: Succession) => a.name.localeCompare(b.name, "id");
  return {
    ...asKelurahan(row),
    id: row.id,
    formerly: [...new Set(names.map(({ name }) => name))],
    successors: went.flatMap((one) => told(one.toId, one)).sort(byName),
    predecessors: came.flatMap((one) => told(one.fromId, one)).sort(byName),
    programmes,
    figures,
  };
});

/** The page of a kelurahan that had this name before, or whose name alone it is where two have it; null where none did. */
export async function findBySlugOfBefore(slug: string): Promise<string | null> {
  const views = publicDb();
  const named = await views.publishedKelurahanName.findFirst({ where: { slug }, orderBy: { id: "desc" } });
  const row = named
    ? await views.publishedKelurahan.findUnique({ where: { id: named.kelurahanId } })
    : await views.publishedKelurahan.findFirst({
        where: { slug: { startsWith: `${slug}-` }, name: { equals: slug.replaceAll("-", " "), mode: "insensitive" } },
        orderBy: { slug: "asc" },
      });
  return row?.slug ?? null;
}

async function programmesOf(kelurahanId: string) {
  const links = await publicDb().publishedProgrammeKelurahan.findMany({ where: { kelurahanId } });
  return publicDb().publishedProgramme.findMany({
    where: { id: { in: links.map(({ programmeId }) => programmeId) } },
    select: { slug: true, name: true },
    orderBy: { name: "asc" },
  });
}

async function figuresOf(kelurahanId: string) {
  const views = publicDb();
  const values = await views.publishedIndicatorValue.findMany({
    where: { kelurahanId, supersededAt: null },
    // Of periods that end together the longer first, which is the shorter to write.
    orderBy: [{ periodEnd: "desc" }, { period: "asc" }],
    distinct: ["indicatorId"],
  });
  const indicators = await views.publishedIndicator.findMany({
    where: { id: { in: values.map(({ indicatorId }) => indicatorId) } },
    orderBy: { nameId: "asc" },
  });
  return indicators.flatMap(({ id, code, nameId, nameEn }) => {
    const value = values.find(({ indicatorId }) => indicatorId === id);
    return value ? [{ code, name: { id: nameId, en: nameEn }, value: asValue(value) }] : [];
  });
}
