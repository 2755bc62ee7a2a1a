import { cache } from "react";
import { agencyWords, type PublicAgency, publishedAgenciesById } from "@/lib/city/agencies/published";
import { type PillarRef, pillarRef, publishedPillarsById } from "@/lib/city/pillars/published";
import { publishedProgrammesById } from "@/lib/city/programmes/published";
import { type PublicEvidence, publishedEvidenceBy } from "@/lib/city/shown-evidence/published";
import { cutPage, cutRows, type Order, pageOf, type Window } from "@/lib/platform/datasets/cut";
import type { Narrowed } from "@/lib/platform/datasets/query";
import type { PublishedIndicator, PublishedIndicatorValue } from "@/lib/platform/db/generated/client";
import type { Aggregation, Frequency, Polarity } from "@/lib/platform/db/generated/enums";
import { publicDb, recentPublishedValues } from "@/lib/platform/db/public";
import { dayOf } from "@/lib/platform/format/date";
import type { Locale } from "@/lib/platform/format/locale";
import { comparePeriods } from "@/lib/platform/format/period";
import { everyWord } from "@/lib/platform/format/search-words";
import { type IndicatorStatus, pillarAchievement } from "./achievement";
import {
  asEarlierTarget,
  asTarget,
  asValue,
  type EarlierTarget,
  measuredIn,
  type PublicStanding,
  type PublicTarget,
  type PublicValue,
  type PublicValueWithRevisions,
  revisionsAmong,
  standingOf,
} from "./standing";
import { segments } from "./trend";
import { moveBetween, type YearMove } from "./year-moves";
import "server-only";
import { evidenceKey } from "./evidence-key";

export type { PublicTrend, PublicValue, PublicValueWithRevisions } from "./standing";

export interface PublicDefinition {
  number: number;
  unit: string;
  decimals: number;
  polarity: Polarity;
  frequency: Frequency;
  aggregation: Aggregation;
  cumulative: boolean;
  formulaId: string;
  dataSource: string;
  sdg: string | null;
  scaleMin: string | null;
  scaleMax: string | null;
  ratioFactor: string | null;
}

export interface PublicIndicator {
  code: string;
  name: Record<Locale, string>;
  /** What it means for a resident, in a sentence; empty where nobody wrote it. */
  meaning: Record<Locale, string>;
  pillar: PillarRef | null;
  programme: { slug: string; name: string } | null;
  agency: PublicAgency | null;
  /** Who produces the data, and who checks it (Satu Data Indonesia). */
  producer: PublicAgency | null;
  steward: PublicAgency | null;
  /** From this day on nothing more is measured. */
  retired: { from: string; reason: string } | null;
  /** In the unit of its year. */
  baseline: {
    year: number;
    value: string | null;
    state: string | null;
    unit: string;
    decimals: number;
    source: string;
  } | null;
  definition: PublicDefinition;
  /** Null for the shipped ones, which no source dates. */
  publishedAt: string | null;
  /** Taken from a published source; not published by the city here. */
  shipped: boolean;
}

/** An indicator where it stands now: everything is of the whole city. */
export type PublicIndicatorSummary = PublicIndicator & PublicStanding;

export interface PublicIndicatorDetail extends PublicIndicatorSummary {
  targets: PublicTarget[];
  /** What they said before, and those that were taken back; the newest first. */
  earlierTargets: EarlierTarget[];
  /** Codes in other frameworks than the SDG, which stands with the definition. */
  frameworks: { framework: string; code: string }[];
  /** What is measured in its place since it was retired: a series of its own. */
  replacedBy: { code: string; name: Record<Locale, string> } | null;
  /** Newest first; the day is null for the first one. */
  definitions: { number: number; validFrom: string | null; reason: string; unit: string; formulaId: string }[];
  moves: { from: string; to: string; movedOn: string; reason: string }[];
  /** The whole city, oldest first, each with the published revisions that it replaced (newest first). */
  values: PublicValueWithRevisions[];
  kelurahanValues: PublicValueWithRevisions[];
  /** Shipped figures that were taken back, newest period first. */
  withdrawn: WithdrawnValue[];
  /** Stretches of city values that a chart may join with a line. */
  segments: { period: string; value: string }[][];
  /** By evidenceKey of the value that it proves. */
  evidence: Record<string, PublicEvidence[]>;
}

/** `movedTo`: the period under which the same figure stands now, where it was only dated wrong. */
export type WithdrawnValue = PublicValue & {
  withdrawnAt: string;
  movedTo: string | null;
  reason: Record<Locale, string>;
};

export interface IndicatorFilter extends Window {
  pillarCode?: string | undefined;
  programmeSlug?: string | undefined;
  agencyCode?: string | undefined;
  status?: IndicatorStatus | undefined;
  q?: string | undefined;
}

/** A whole year of months, quarters, semesters and the year itself is 19 rows; more only lengthens the sparkline. */
const RECENT = 24;

/** Published indicators by code, a page at a time, each with its latest value. */
export async function listPublishedIndicators(filter: IndicatorFilter = {}) {
  const { status } = filter;
  const names = await loadNames();
  const where = whereOf(filter, names);
  const view = publicDb().publishedIndicator;
  if (status) {
    // It is computed, so it can only be filtered after the latest values of all are known.
    const all = await summaries(await view.findMany({ where, orderBy: { code: "asc" } }), names);
    return pageOf(
      all.filter((item) => item.status === status),
      filter,
    );
  }
  const page = await cutPage([["code", "asc", "text"]], filter, {
    rows: ({ behind, ...cut }) => view.findMany({ where: { AND: [where, ...behind] }, ...cut }),
    count: () => view.count({ where }),
  });
  return { ...page, items: await summaries(page.items, names) };
}

/** One of the list above. */
export async function findPublishedSummary(code: string): Promise<PublicIndicatorSummary | null> {
  const row = await publicDb().publishedIndicator.findFirst({ where: { code } });
  return row ? ((await summaries([row], await loadNames()))[0] ?? null) : null;
}

export const getPublishedIndicator = cache(async (code: string): Promise<PublicIndicatorDetail | null> => {
  const row = await publicDb().publishedIndicator.findFirst({ where: { code } });
  if (!row) return null;
  const names = await loadNames();
  const [[item], values, targets, earlier] = await Promise.all([
    summaries([row], names),
    publicDb().publishedIndicatorValue.findMany({
      where: { indicatorId: row.id },
      orderBy: [{ periodEnd: "asc" }, { period: "desc" }, { kelurahan: "asc" }, { revision: "desc" }],
    }),
    publicDb().publishedIndicatorTarget.findMany({ where: { indicatorId: row.id }, orderBy: { year: "asc" } }),
    publicDb().publishedTargetRevision.findMany({
      where: { indicatorId: row.id },
      orderBy: [{ year: "desc" }, { revision: "desc" }],
    }),
  ]);
  if (!item) return null;
  const next = row.replacedById
    ? await publicDb().publishedIndicator.findUnique({ where: { id: row.replacedById } })
    : null;
  const current = values.filter(({ supersededAt }) => supersededAt === null);
  const withRevisions = current.map(revisionsAmong(values));
  const evidence = await publishedEvidenceBy(
    "indicatorValueId",
    current.map(({ id }) => id),
  );
  const city = withRevisions.filter(({ kelurahan }) => kelurahan === null);
  return {
    ...item,
    evidence: Object.fromEntries(current.map((value) => [evidenceKey(value), evidence.get(value.id) ?? []])),
    replacedBy: next && { code: next.code, name: { id: next.nameId, en: next.nameEn } },
    targets: targets.map(asTarget),
    earlierTargets: earlier.map(asEarlierTarget),
    ...(await changesOf(row.id, names)),
    values: city,
    kelurahanValues: withRevisions.filter(({ kelurahan }) => kelurahan !== null),
    withdrawn: await withdrawnAmong(values),
    segments: segments(city.flatMap((point) => figureOf(point) ?? [])).map((stretch) =>
      stretch.map(({ period, value }) => ({ period, value })),
    ),
  };
});

/** Other codes, definitions over time, and moves between pillars. */
async function changesOf(indicatorId: string, { pillars }: Names) {
  const [frameworks, definitions, moves] = await Promise.all([
    publicDb().publishedIndicatorFramework.findMany({
      where: { indicatorId, framework: { not: "SDG" } },
      orderBy: [{ framework: "asc" }, { code: "asc" }],
    }),
    publicDb().publishedIndicatorDefinition.findMany({ where: { indicatorId }, orderBy: { number: "desc" } }),
    publicDb().publishedIndicatorMove.findMany({ where: { indicatorId }, orderBy: { movedOn: "desc" } }),
  ]);
  const nameOf = (id: string) => pillars.get(id)?.name ?? "";
  return {
    frameworks: frameworks.map(({ framework, code }) => ({ framework, code })),
    definitions: definitions.map(({ number, validFrom, reason, unit, formulaId }) => ({
      ...{ number, reason, unit, formulaId },
      validFrom: dayOf(validFrom),
    })),
    moves: moves.map(({ fromPillarId, toPillarId, movedOn, reason }) => ({
      ...{ from: nameOf(fromPillarId), to: nameOf(toPillarId), movedOn: dayOf(movedOn), reason },
    })),
  };
}

const figureOf = ({ value, ...rest }: PublicValue) => (value === null ? null : { ...rest, value });

async function withdrawnAmong(values: readonly PublishedIndicatorValue[]): Promise<WithdrawnValue[]> {
  const byId = new Map(values.map((value) => [value.id, value]));
  const rows = await publicDb().publishedValueWithdrawal.findMany({ where: { valueId: { in: [...byId.keys()] } } });
  return rows
    .flatMap(({ valueId, at, movedTo, reasonId, reasonEn }) => {
      const value = byId.get(valueId);
      const withdrawal = { withdrawnAt: at.toISOString(), movedTo, reason: { id: reasonId, en: reasonEn } };
      return value ? [{ ...asValue(value), ...withdrawal }] : [];
    })
    .sort((a, b) => comparePeriods(b.period, a.period));
}

export interface ValueFilter extends Window, Narrowed {
  year?: number | undefined;
  /** The whole city, or its kelurahan. */
  area?: "city" | "kelurahan" | undefined;
}

const BY_PERIOD: Order = [
  ["periodEnd", "asc", "day"],
  ["period", "desc", "text"],
  ["kelurahan", "asc", "text or null"],
  ["id", "asc", "uuid"],
];

/** The current values of one indicator, oldest first, a page at a time; null where no such indicator is published. */
export async function listPublishedValues(code: string, filter: ValueFilter = {}) {
  const { year, area = "city", published, ends } = filter;
  const row = await publicDb().publishedIndicator.findFirst({ where: { code } });
  if (!row) return null;
  const where = {
    indicatorId: row.id,
    supersededAt: null,
    kelurahanId: area === "city" ? null : { not: null },
    ...(published ? { publishedAt: published } : {}),
    AND: [
      ...(year ? [{ periodEnd: { gte: new Date(Date.UTC(year, 0, 1)), lt: new Date(Date.UTC(year + 1, 0, 1)) } }] : []),
      ...(ends ? [{ periodEnd: ends }] : []),
    ],
  };
  const view = publicDb().publishedIndicatorValue;
  const [names, page] = await Promise.all([
    loadNames(),
    cutPage(BY_PERIOD, filter, {
      rows: ({ behind, ...cut }) => view.findMany({ where: { AND: [where, ...behind] }, ...cut }),
      count: () => view.count({ where }),
    }),
  ]);
  const indicator = identity(row, names);
  return { ...page, items: page.items.map((value) => ({ indicator, value: asValue(value) })) };
}

export interface EveryValue extends Window, Narrowed {
  indicatorCode?: string | undefined;
}

/**
 * The current values of all indicators, of the city and its kelurahan, in the order in which they were entered: there may be
 * a million, so one goes on behind the last that one has instead of counting pages.
 */
export async function listEveryValue({ indicatorCode, published, ends, ...window }: EveryValue) {
  const views = publicDb();
  const where = await whereEvery({ indicatorCode, published, ends });
  const { items: rows, next } = await cutRows([["id", "asc", "uuid"]], window, ({ behind, ...cut }) =>
    views.publishedIndicatorValue.findMany({ where: { AND: [where, ...behind] }, ...cut }),
  );
  const ofThese = [...new Set(rows.map(({ indicatorId }) => indicatorId))];
  const [names, indicators] = await Promise.all([
    loadNames(),
    views.publishedIndicator.findMany({ where: { id: { in: ofThese } } }),
  ]);
  const byId = new Map(indicators.map((row) => [row.id, identity(row, names)]));
  const items = rows.flatMap((row) => {
    const indicator = byId.get(row.indicatorId);
    return indicator ? [{ indicator, value: asValue(row) }] : [];
  });
  return { items, next };
}

/** How many `listEveryValue` would give. */
export const countEveryValue = async (filter: EveryValue): Promise<number> =>
  publicDb().publishedIndicatorValue.count({ where: await whereEvery(filter) });

async function whereEvery({ indicatorCode, published, ends }: EveryValue) {
  const ofOne = indicatorCode && (await publicDb().publishedIndicator.findFirst({ where: { code: indicatorCode } }));
  return {
    supersededAt: null,
    ...(indicatorCode ? { indicatorId: ofOne ? ofOne.id : NOBODY } : {}),
    ...(published ? { publishedAt: published } : {}),
    ...(ends ? { periodEnd: ends } : {}),
  };
}

const NOBODY = "00000000-0000-0000-0000-000000000000";

/** The codes of all published indicators, in order. */
export async function listPublishedCodes(): Promise<string[]> {
  const rows = await publicDb().publishedIndicator.findMany({ orderBy: { code: "asc" }, select: { code: true } });
  return rows.map(({ code }) => code);
}

/** Every figure that was taken back, by indicator, of each the newest period first; there are few. */
export async function listPublishedWithdrawals(
  filter: Window & { indicatorCode?: string | undefined; year?: number | undefined } = {},
) {
  const { indicatorCode, year } = filter;
  const taken = await publicDb().publishedValueWithdrawal.findMany({ select: { valueId: true } });
  const values = await publicDb().publishedIndicatorValue.findMany({
    where: { id: { in: taken.map(({ valueId }) => valueId) } },
  });
  const ofIndicator = groupBy(values);
  const [names, rows] = await Promise.all([
    loadNames(),
    publicDb().publishedIndicator.findMany({
      where: { id: { in: [...ofIndicator.keys()] }, ...(indicatorCode ? { code: indicatorCode } : {}) },
      orderBy: { code: "asc" },
    }),
  ]);
  const found = await Promise.all(
    rows.map(async (row) => {
      const indicator = identity(row, names);
      return (await withdrawnAmong(ofIndicator.get(row.id) ?? [])).map((value) => ({ indicator, value }));
    }),
  );
  const all = found.flat().filter(({ value }) => !year || value.periodEnd.startsWith(`${year}-`));
  return pageOf(all, filter);
}

export interface PublicPillarAchievement {
  pillar: PillarRef;
  /** The newest year in which an indicator has both target and figure; null where none has. */
  year: number | null;
  /** Mean achievement in percent, unrounded. */
  mean: string | null;
  counted: number;
  total: number;
}

/** Internal achievement per pillar (not the ministry's score), each over the newest year that can be rated. */
export const listPillarAchievements = cache(async (): Promise<PublicPillarAchievement[]> => {
  const [{ pillars }, rows, targets] = await Promise.all([
    loadNames(),
    publicDb().publishedIndicator.findMany({ orderBy: { code: "asc" } }),
    publicDb().publishedIndicatorTarget.findMany({ orderBy: { year: "desc" } }),
  ]);
  const recent = groupBy(
    await recentPublishedValues([...new Set(targets.map((target) => target.indicatorId))], RECENT),
  );
  return [...pillars].map(([pillarId, pillar]) => {
    const own = rows.filter((row) => row.pillarId === pillarId);
    const ids = new Set(own.map(({ id }) => id));
    const years = new Set(targets.filter((target) => ids.has(target.indicatorId)).map(({ year }) => year));
    const none = { pillar: pillarRef(pillar), year: null, mean: null, counted: 0, total: own.length };
    for (const year of years) {
      const measured = own.map((row) => {
        const target = targets.find((candidate) => candidate.indicatorId === row.id && candidate.year === year);
        return measuredIn(row, recent.get(row.id) ?? [], year, target ?? null).measured;
      });
      const { mean, counted, total } = pillarAchievement(measured);
      if (mean) return { pillar: none.pillar, year, mean: mean.toFixed(), counted, total };
    }
    return none;
  });
});

type Names = Awaited<ReturnType<typeof loadNames>>;

async function loadNames() {
  const [pillars, programmes, agencies] = await Promise.all([
    publishedPillarsById(),
    publishedProgrammesById(),
    publishedAgenciesById(),
  ]);
  return { pillars, programmes, agencies };
}

function whereOf({ pillarCode, programmeSlug, agencyCode, q }: IndicatorFilter, names: Names) {
  const idsOf = <Row>(rows: Map<string, Row>, wanted: (row: Row) => boolean) => ({
    in: [...rows].filter(([, row]) => wanted(row)).map(([id]) => id),
  });
  return {
    ...(pillarCode ? { pillarId: idsOf(names.pillars, (row) => row.code === pillarCode) } : {}),
    ...(programmeSlug ? { programmeId: idsOf(names.programmes, (row) => row.slug === programmeSlug) } : {}),
    ...(agencyCode ? { agencyId: idsOf(names.agencies, (row) => row.code === agencyCode) } : {}),
    ...everyWord(q, (word, text) => ({
      OR: [
        ...[{ code: word }, { nameId: word }, { nameEn: word }],
        { agencyId: idsOf(names.agencies, (row) => hasWord(text, ...agencyWords(row))) },
        { programmeId: idsOf(names.programmes, (row) => hasWord(text, row.name)) },
      ],
    })),
  };
}

export type IndicatorYearMove = Pick<PublicIndicator, "code" | "name" | "pillar"> &
  Pick<PublicDefinition, "unit" | "decimals"> &
  YearMove;

/** Every indicator whose figure of one year differs from that of an earlier year, by code: two reads. */
export async function listMovesBetween(from: number, to: number): Promise<IndicatorYearMove[]> {
  const [names, rows, values] = await Promise.all([
    loadNames(),
    publicDb().publishedIndicator.findMany({ orderBy: { code: "asc" } }),
    publicDb().publishedIndicatorValue.findMany({
      where: {
        ...{ supersededAt: null, kelurahanId: null },
        periodEnd: { gte: new Date(`${from}-01-01`), lte: new Date(`${to}-12-31`) },
      },
    }),
  ]);
  const valuesOf = groupBy(values);
  return rows.flatMap((row) => {
    const move = moveBetween(row, valuesOf.get(row.id) ?? [], { from, to });
    const { code, name, pillar, definition } = identity(row, names);
    return move ? [{ code, name, pillar, unit: definition.unit, decimals: definition.decimals, ...move }] : [];
  });
}

/** Names by row id, for the reads that name an indicator. */
export async function publishedIndicatorNames(ids: readonly string[]) {
  const rows = await publicDb().publishedIndicator.findMany({ where: { id: { in: [...ids] } } });
  return new Map(rows.map(({ id, code, nameId, nameEn }) => [id, { code, name: { id: nameId, en: nameEn } }]));
}

/** The same texts as the search of the page looks through (components/city/indicators/indicator-table.tsx). */
const hasWord = (word: string, ...texts: string[]) => texts.some((text) => text.toLowerCase().includes(word));

async function summaries(rows: PublishedIndicator[], names: Names): Promise<PublicIndicatorSummary[]> {
  const ids = rows.map(({ id }) => id);
  const [values, targets] = await Promise.all([
    recentPublishedValues(ids, RECENT),
    publicDb().publishedIndicatorTarget.findMany({ where: { indicatorId: { in: ids } }, orderBy: { year: "desc" } }),
  ]);
  const [valuesOf, targetsOf] = [groupBy(values), groupBy(targets)];
  return rows.map((row) => ({
    ...identity(row, names),
    ...standingOf(row, valuesOf.get(row.id) ?? [], targetsOf.get(row.id) ?? []),
  }));
}

function identity(row: PublishedIndicator, { pillars, programmes, agencies }: Names): PublicIndicator {
  const pillar = pillars.get(row.pillarId);
  return {
    code: row.code,
    name: { id: row.nameId, en: row.nameEn },
    meaning: { id: row.meaningId, en: row.meaningEn },
    pillar: pillar ? pillarRef(pillar) : null,
    programme: (row.programmeId && programmes.get(row.programmeId)) || null,
    agency: agencies.get(row.agencyId) ?? null,
    producer: agencies.get(row.producerId) ?? null,
    steward: (row.stewardId && agencies.get(row.stewardId)) || null,
    retired: row.retiredFrom && { from: dayOf(row.retiredFrom), reason: row.retiredReason },
    baseline:
      row.baselineYear === null
        ? null
        : {
            year: row.baselineYear,
            value: row.baselineValue?.toFixed() ?? null,
            state: row.baselineState,
            unit: row.baselineUnit ?? row.unit,
            decimals: row.baselineDecimals ?? row.decimals,
            source: row.baselineSource,
          },
    definition: {
      number: row.definitionNumber,
      unit: row.unit,
      decimals: row.decimals,
      polarity: row.polarity,
      frequency: row.frequency,
      aggregation: row.aggregation,
      cumulative: row.cumulative,
      formulaId: row.formulaId,
      dataSource: row.dataSource,
      sdg: row.sdg,
      scaleMin: row.scaleMin?.toFixed() ?? null,
      scaleMax: row.scaleMax?.toFixed() ?? null,
      ratioFactor: row.ratioFactor?.toFixed() ?? null,
    },
    publishedAt: row.publishedAt?.toISOString() ?? null,
    shipped: row.shipped,
  };
}

function groupBy<Row extends { indicatorId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.indicatorId);
    if (group) group.push(row);
    else groups.set(row.indicatorId, [row]);
  }
  return groups;
}
