import "server-only";
import type { z } from "zod";
import {
  absolute,
  type Columns,
  type Dataset,
  originOf,
  PERCENT_DECIMALS,
  rounded,
} from "@/lib/platform/datasets/dataset";
import { listQuery, narrowedBy, oneOf, text, year } from "@/lib/platform/datasets/query";
import { route } from "@/lib/platform/pages/routes";
import {
  findPublishedSummary,
  listPublishedIndicators,
  listPublishedValues,
  listPublishedWithdrawals,
  type PublicIndicator,
  type PublicIndicatorSummary,
  type PublicValue,
  type WithdrawnValue,
} from "./published";

/** What Satu Data asks of every series: definition, unit, frequency, producer (Perpres 39/2019). */
const series: Columns<PublicIndicator> = {
  code: (row) => row.code,
  nameId: (row) => row.name.id,
  nameEn: (row) => row.name.en,
  pillar: (row) => row.pillar?.code ?? null,
  programme: (row) => row.programme?.slug ?? null,
  definition: (row) => row.definition.formulaId,
  definitionNumber: (row) => row.definition.number,
  unit: (row) => row.definition.unit,
  decimals: (row) => row.definition.decimals,
  frequency: (row) => row.definition.frequency,
  aggregation: (row) => row.definition.aggregation,
  polarity: (row) => row.definition.polarity,
  producer: (row) => row.producer?.code ?? null,
  producerName: (row) => row.producer?.name ?? null,
  dataSource: (row) => row.definition.dataSource,
  sdg: (row) => row.definition.sdg,
};

/** "11.3" alone is a time of day to one spreadsheet and 113 to another. */
const goal = (sdg: string | null) => sdg && `SDG ${sdg}`;

const indicatorsQuery = listQuery({
  pillar: text.optional(),
  programme: text.optional(),
  agency: text.optional(),
  status: oneOf(["MET", "NEAR", "NOT_MET", "NO_DATA", "NOT_RATED"]).optional(),
  q: text.optional(),
});

export const indicators: Dataset<PublicIndicatorSummary, z.output<typeof indicatorsQuery>> = {
  at: "/api/v1/indicators",
  name: "indicators",
  item: {
    at: "/api/v1/indicators/[code]",
    key: { code: "code" },
    find: async ({ code = "" }) => (/^[\w-]{1,40}$/.test(code) ? findPublishedSummary(code) : null),
  },
  query: indicatorsQuery,
  columns: {
    ...series,
    period: (row) => row.latest?.period ?? null,
    value: (row) => row.latest?.value ?? null,
    // The unit above is the present definition's; the latest value may stem from an older one.
    valueUnit: (row) => row.latest?.unit ?? null,
    certainty: (row) => row.latest?.certainty ?? null,
    targetYear: (row) => row.target?.year ?? null,
    // A range or a word stands in columns of its own, below, and never as one number.
    target: (row) => (row.target?.kind === "VALUE" ? row.target.value : null),
    targetPlan: (row) => row.target?.plan ?? null,
    achievementPercent: (row) => row.achievementPercent,
    targetMet: (row) => row.targetMet,
    status: (row) => row.status,
    trend: (row) => row.trend.kind,
    trendFrom: (row) => (row.trend.kind === "none" ? null : row.trend.from),
    trendDifference: (row) => (row.trend.kind === "change" ? row.trend.difference : null),
    source: (row) => row.latest?.source ?? null,
    publishedAt: (row) => row.latest?.publishedAt ?? null,
    origin: (row) => (row.latest ? originOf(row.latest) : null),
    url: (row) => absolute(route("/indikator/[kode]", { kode: row.code })),
    valueText: (row) => row.latest?.state ?? null,
    targetKind: (row) => row.target?.kind ?? null,
    targetLow: (row) => (row.target?.kind === "RANGE" ? row.target.low : null),
    targetHigh: (row) => (row.target?.kind === "RANGE" ? row.target.high : null),
    targetText: (row) => (row.target?.kind === "STATE" ? row.target.state : null),
    baselineYear: (row) => row.baseline?.year ?? null,
    baselineValue: (row) => row.baseline?.value ?? null,
    baselineText: (row) => row.baseline?.state ?? null,
    steward: (row) => row.steward?.code ?? null,
    retiredFrom: (row) => row.retired?.from ?? null,
    retiredReason: (row) => row.retired?.reason ?? null,
    meaningId: (row) => row.meaning.id || null,
    meaningEn: (row) => row.meaning.en || null,
    // Years may have been measured otherwise than today.
    targetUnit: (row) => row.target?.unit ?? null,
    baselineUnit: (row) => row.baseline?.unit ?? null,
  },
  readable: {
    pillar: (row) => row.pillar?.name ?? null,
    programme: (row) => row.programme?.name ?? null,
    producer: (row) => row.producer?.shortName ?? null,
    steward: (row) => row.steward?.shortName ?? null,
    sdg: (row) => goal(row.definition.sdg),
    value: (row) => row.latest && rounded(row.latest.value, row.latest.decimals),
    achievementPercent: (row) => rounded(row.achievementPercent, PERCENT_DECIMALS),
    trendDifference: (row) =>
      row.trend.kind === "change"
        ? rounded(row.trend.difference, row.latest?.decimals ?? row.definition.decimals)
        : null,
  },
  load: ({ pillar, programme, agency, ...asked }) =>
    listPublishedIndicators({ ...asked, pillarCode: pillar, programmeSlug: programme, agencyCode: agency }),
};

const valuesQuery = listQuery({ year, area: oneOf(["city", "kelurahan"]).optional() });

export const values: Dataset<{ indicator: PublicIndicator; value: PublicValue }, z.output<typeof valuesQuery>> = {
  at: "/api/v1/indicators/[code]/values",
  name: "values",
  query: valuesQuery,
  columns: {
    code: ({ indicator }) => indicator.code,
    nameId: ({ indicator }) => indicator.name.id,
    nameEn: ({ indicator }) => indicator.name.en,
    period: ({ value }) => value.period,
    periodEnd: ({ value }) => value.periodEnd,
    kelurahan: ({ value }) => value.kelurahan,
    value: ({ value }) => value.value,
    unit: ({ value }) => value.unit,
    decimals: ({ value }) => value.decimals,
    numerator: ({ value }) => value.numerator,
    denominator: ({ value }) => value.denominator,
    status: ({ value }) => value.certainty,
    breakInSeries: ({ value }) => value.breakInSeries,
    definition: ({ indicator, value }) =>
      value.definitionNumber === indicator.definition.number ? indicator.definition.formulaId : null,
    definitionNumber: ({ value }) => value.definitionNumber,
    frequency: ({ indicator }) => indicator.definition.frequency,
    producer: ({ indicator }) => indicator.producer?.code ?? null,
    producerName: ({ indicator }) => indicator.producer?.name ?? null,
    dataSource: ({ indicator }) => indicator.definition.dataSource,
    noteId: ({ value }) => value.note.id,
    noteEn: ({ value }) => value.note.en,
    source: ({ value }) => value.source,
    revision: ({ value }) => value.revision,
    publishedAt: ({ value }) => value.publishedAt,
    origin: ({ value }) => originOf(value),
    url: ({ indicator }) => absolute(route("/indikator/[kode]", { kode: indicator.code })),
    valueText: ({ value }) => value.state,
    hidden: ({ value }) => value.hidden,
    hiddenBelow: ({ value }) => value.hiddenBelow,
  },
  readable: {
    value: ({ value }) => rounded(value.value, value.decimals),
    producer: ({ indicator }) => indicator.producer?.shortName ?? null,
  },
  narrowsItself: true,
  load: async (asked, { code = "" }) =>
    /^[\w-]{1,40}$/.test(code) ? listPublishedValues(code, { ...asked, ...narrowedBy(asked) }) : null,
};

/** What metadata of statistics ask of an indicator (Satu Data Indonesia: Perpres 39/2019, Peraturan BPS 5/2020). */
export const indicatorMetadata: Dataset<PublicIndicatorSummary, z.output<typeof indicatorsQuery>> = {
  at: "/api/v1/indicator-metadata",
  name: "indicator-metadata",
  query: indicatorsQuery,
  columns: {
    code: (row) => row.code,
    nameId: (row) => row.name.id,
    nameEn: (row) => row.name.en,
    definition: (row) => row.definition.formulaId,
    definitionNumber: (row) => row.definition.number,
    unit: (row) => row.definition.unit,
    decimals: (row) => row.definition.decimals,
    classification: (row) => row.pillar?.code ?? null,
    classificationName: (row) => row.pillar?.name ?? null,
    frequency: (row) => row.definition.frequency,
    aggregation: (row) => row.definition.aggregation,
    polarity: (row) => row.definition.polarity,
    producer: (row) => row.producer?.code ?? null,
    producerName: (row) => row.producer?.name ?? null,
    steward: (row) => row.steward?.code ?? null,
    stewardName: (row) => row.steward?.name ?? null,
    dataSource: (row) => row.definition.dataSource,
    sdg: (row) => row.definition.sdg,
    period: (row) => row.latest?.period ?? null,
    publishedAt: (row) => row.latest?.publishedAt ?? null,
    url: (row) => absolute(route("/indikator/[kode]", { kode: row.code })),
    meaningId: (row) => row.meaning.id || null,
    meaningEn: (row) => row.meaning.en || null,
    // Years may have been measured otherwise than today.
    targetUnit: (row) => row.target?.unit ?? null,
    baselineUnit: (row) => row.baseline?.unit ?? null,
  },
  readable: { classification: null, producer: null, steward: null, sdg: (row) => goal(row.definition.sdg) },
  load: (query) => indicators.load(query, {}),
};

/** Figures that stood on the site and were taken back: never among the values above. */
const withdrawalsQuery = listQuery({ indicator: text.optional(), year });

export const withdrawals: Dataset<
  { indicator: PublicIndicator; value: WithdrawnValue },
  z.output<typeof withdrawalsQuery>
> = {
  at: "/api/v1/withdrawals",
  name: "withdrawals",
  query: withdrawalsQuery,
  columns: {
    code: ({ indicator }) => indicator.code,
    nameId: ({ indicator }) => indicator.name.id,
    nameEn: ({ indicator }) => indicator.name.en,
    period: ({ value }) => value.period,
    periodEnd: ({ value }) => value.periodEnd,
    kelurahan: ({ value }) => value.kelurahan,
    value: ({ value }) => value.value,
    unit: ({ value }) => value.unit,
    decimals: ({ value }) => value.decimals,
    status: ({ value }) => value.certainty,
    withdrawnAt: ({ value }) => value.withdrawnAt,
    reasonId: ({ value }) => value.reason.id,
    reasonEn: ({ value }) => value.reason.en,
    movedTo: ({ value }) => value.movedTo,
    source: ({ value }) => value.source,
    revision: ({ value }) => value.revision,
    publishedAt: ({ value }) => value.publishedAt,
    origin: ({ value }) => originOf(value),
    url: ({ indicator }) => absolute(route("/indikator/[kode]", { kode: indicator.code })),
  },
  readable: {
    value: ({ value }) => rounded(value.value, value.decimals),
  },
  load: ({ indicator, ...asked }) => listPublishedWithdrawals({ ...asked, indicatorCode: indicator }),
};
