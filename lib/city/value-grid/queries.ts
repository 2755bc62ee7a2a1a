import "server-only";
import { canEnter } from "@/lib/city/entries/policy";
import { readableOwner } from "@/lib/city/entries/scope";
import { targetFrom, targetText } from "@/lib/city/indicators/target";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import type { Frequency, ValueCertainty } from "@/lib/platform/db/generated/enums";
import type { Locale } from "@/lib/platform/format/locale";
import { formatDecimal } from "@/lib/platform/format/number";
import { parsePeriod } from "@/lib/platform/format/period";
import { FREQUENCIES, periodsIn, type Years } from "./columns";
import { readCells } from "./read-cells";

export const ROWS_OF_A_PAGE = 50;

type Narrowed = { pillar?: string | undefined; agency?: string | undefined };
type GridAsked = Narrowed & {
  frequency: Frequency;
  years: Years;
  page: number;
  /** The page with this indicator instead. */
  code?: string | undefined;
  rows?: number;
  today: string;
  locale: Locale;
};

const narrowed = (actor: Actor, { pillar, agency }: Narrowed): Prisma.IndicatorWhereInput => ({
  ...readableOwner(actor),
  ...(pillar ? { pillar: { code: pillar } } : {}),
  ...(agency ? { agency: { code: agency } } : {}),
});

/** How many indicators of each frequency there are to fill in; those of none are left out. */
export async function countByFrequency(actor: Actor, where: Narrowed) {
  const counted = await db().indicatorDefinition.groupBy({
    by: ["frequency"],
    where: { current: true, indicator: narrowed(actor, where) },
    _count: { _all: true },
  });
  const counts = new Map(counted.map(({ frequency, _count }) => [frequency, _count._all]));
  return FREQUENCIES.flatMap((frequency) => {
    const count = counts.get(frequency);
    return count ? [{ frequency, count }] : [];
  });
}

/** The frequency that an indicator in scope is reported by; undefined where there is no such one. */
export async function frequencyOf(actor: Actor, code: string): Promise<Frequency | undefined> {
  const found = await db().indicatorDefinition.findFirst({
    where: { current: true, indicator: { code, ...readableOwner(actor) } },
    select: { frequency: true },
  });
  return found?.frequency;
}

/** How many rows stand before an indicator in the order of the grid. */
async function rowsBefore(where: Prisma.IndicatorWhereInput, code: string): Promise<number | null> {
  const found = await db().indicator.findFirst({
    where: { AND: [where, { code }] },
    select: { pillar: { select: { order: true } } },
  });
  if (!found) return null;
  const { order } = found.pillar;
  const isBefore = { OR: [{ pillar: { order: { lt: order } } }, { pillar: { order }, code: { lt: code } }] };
  return db().indicator.count({ where: { AND: [where, isBefore] } });
}

/**
 * A page of the grid: indicators of one frequency by pillar, their targets and the city's values in the periods of the
 * years. A handful of reads, however many rows and columns.
 */
export async function getGrid(actor: Actor, asked: GridAsked) {
  const { frequency, years, rows: size = ROWS_OF_A_PAGE, today, locale } = asked;
  const periods = periodsIn(frequency, years);
  const begins = new Date(`${years.from}-01-01T00:00:00Z`);
  const where: Prisma.IndicatorWhereInput = {
    ...narrowed(actor, asked),
    definitions: { some: { current: true, frequency } },
    // What ended before has nothing to fill in.
    OR: [{ retiredFrom: null }, { retiredFrom: { gt: begins } }],
  };
  const [total, before] = await Promise.all([
    db().indicator.count({ where }),
    asked.code ? rowsBefore(where, asked.code) : null,
  ]);
  const pages = Math.max(1, Math.ceil(total / size));
  const page = before === null ? Math.min(asked.page, pages) : Math.floor(before / size) + 1;
  const indicators = await db().indicator.findMany({
    where,
    orderBy: [{ pillar: { order: "asc" } }, { code: "asc" }],
    skip: (page - 1) * size,
    take: size,
    select: {
      ...{ id: true, code: true, nameId: true, nameEn: true, agencyId: true, byKelurahan: true },
      pillar: { select: { code: true, name: true } },
      agency: { select: { shortName: true } },
      targets: { where: { withdrawnAt: null, year: { gte: years.from, lte: years.to } } },
    },
  });
  const [standing, offered] = await Promise.all([
    readCells(db(), actor, { codes: indicators.map(({ code }) => code), periods, today }),
    lastSources(indicators.map(({ id }) => id)),
  ]);
  return {
    periods: periods.map((period) => ({ period, year: parsePeriod(period)?.year ?? 0 })),
    ...{ total, page, pages },
    rows: indicators.flatMap((indicator) => {
      const { measure, cells } = standing.get(indicator.code) ?? {};
      if (!measure || !cells) return [];
      const { code, nameId, nameEn, pillar, agency, byKelurahan, targets } = indicator;
      const { unit, decimals, states, ratioFactor, partDecimals } = measure;
      const figure = (value: string) => formatDecimal(value, { locale });
      const last = offered.get(indicator.id);
      return [
        {
          ...{ code, name: locale === "id" ? nameId : nameEn, pillar, agency: agency.shortName },
          ...{ byKelurahan, unit, decimals, partDecimals },
          states: measure.valueKind === "STATE" ? states : [],
          ratioFactor,
          mayEnter: canEnter(actor, indicator),
          source: last?.source ?? "",
          certainty: last?.certainty ?? ("PROVISIONAL" as const),
          targets: Object.fromEntries(targets.map((row) => [row.year, targetText(targetFrom(row), figure)])),
          cells,
        },
      ];
    }),
  };
}

export type Grid = Awaited<ReturnType<typeof getGrid>>;
export type GridRow = Grid["rows"][number];

type Offered = { indicatorId: string; source: string; certainty: ValueCertainty };

/**
 * What the city itself said last of each indicator: its source and how certain the figure was. The shipped facts were taken
 * from the press, which is no source of a new figure.
 */
async function lastSources(ids: string[]): Promise<Map<string, Offered>> {
  if (ids.length === 0) return new Map();
  const rows = await db().$queryRaw<Offered[]>`
    SELECT last.* FROM unnest(${ids}::uuid[]) AS wanted("id") CROSS JOIN LATERAL (
      SELECT "indicatorId", "source", "certainty"::text AS certainty FROM indicator_values
       WHERE "indicatorId" = wanted."id" AND "kelurahanId" IS NULL AND "source" <> '' AND NOT "shipped"
       ORDER BY "periodEnd" DESC, "revision" DESC LIMIT 1) AS last`;
  return new Map(rows.map((row) => [row.indicatorId, row]));
}
