import type { Indicator, IndicatorDefinition } from "@/lib/platform/db/generated/client";
import { dayOf } from "@/lib/platform/format/date";
import type { DefinitionFields } from "./schemas";

export type WholeIndicator = Indicator & {
  pillar: { code: string };
  agency: { code: string };
  producer: { code: string } | null;
  steward: { code: string } | null;
  programme: { slug: string } | null;
  frameworks: { framework: string; code: string }[];
  definitions: IndicatorDefinition[];
  moves: { movedOn: Date; reason: string; fromPillar: { code: string }; toPillar: { code: string } }[];
};

const code = { select: { code: true } } as const;

export const WHOLE = {
  ...{ pillar: code, agency: code, producer: code, steward: code },
  programme: { select: { slug: true } },
  frameworks: {
    select: { framework: true, code: true },
    orderBy: [{ framework: "asc" as const }, { code: "asc" as const }],
  },
  definitions: { orderBy: { number: "asc" as const } },
  moves: {
    select: { movedOn: true, reason: true, fromPillar: code, toPillar: code },
    orderBy: { movedOn: "asc" as const },
  },
};

/** Everything of an indicator that people edit, for the log: what it refers to by code. */
export function asEditable(row: WholeIndicator) {
  const { pillarId: _p, agencyId: _a, producerId: _d, stewardId: _s, programmeId: _g, shipped: _h, ...columns } = row;
  return {
    ...columns,
    retiredFrom: dayOf(row.retiredFrom),
    pillar: row.pillar.code,
    agency: row.agency.code,
    producer: row.producer?.code ?? null,
    steward: row.steward?.code ?? null,
    programme: row.programme?.slug ?? null,
    moves: row.moves.map(({ movedOn, reason, fromPillar, toPillar }) => ({
      ...{ movedOn: dayOf(movedOn), reason, from: fromPillar.code, to: toPillar.code },
    })),
    definitions: row.definitions.map(({ id: _id, indicatorId: _i, ...definition }) => ({
      ...definition,
      validFrom: dayOf(definition.validFrom),
    })),
  };
}

/** The same as a form shows it beside what was typed. */
export function asTypedIndicator(row: WholeIndicator) {
  const definition = row.definitions.find(({ current }) => current);
  const { id, version, nameId, nameEn, meaningId, meaningEn } = row;
  const { baselineYear, baselineValue, baselineState, baselineSource } = row;
  return {
    ...definition,
    ...{ id, version, nameId, nameEn, meaningId, meaningEn },
    ...{ baselineYear, baselineValue, baselineState, baselineSource },
    states: definition?.states.join("\n") ?? "",
    cumulative: definition?.cumulative ? "true" : "",
    byKelurahan: row.byKelurahan ? "true" : "",
    smallBelow: row.smallBelow ?? "",
    agencyCode: row.agency.code,
    producerCode: row.producer?.code ?? "",
    stewardCode: row.steward?.code ?? "",
    programmeSlug: row.programme?.slug ?? "",
    retiredFrom: dayOf(row.retiredFrom),
    retiredReason: row.retiredReason,
    pillarCode: row.pillar.code,
  };
}

/** The columns of a definition; what does not belong to its kind is left empty. */
export function definitionColumns(fields: DefinitionFields) {
  const { states, cumulative, scaleMin = null, scaleMax = null, ratioFactor = null, partDecimals = null } = fields;
  const { valueKind, unit, decimals, polarity, frequency, aggregation, formulaId, dataSource } = fields;
  const about = { valueKind, unit, polarity, frequency, formulaId, dataSource };
  if (valueKind === "STATE")
    return {
      ...{ ...about, states, decimals: 0, aggregation: "LAST" as const, cumulative: false },
      ...{ scaleMin: null, scaleMax: null, ratioFactor: null, partDecimals: null },
    };
  return {
    ...{ ...about, states: [], decimals, aggregation, cumulative: cumulative === "true" },
    ...{ scaleMin, scaleMax, ratioFactor, partDecimals },
  };
}

/** What is wrong in a definition, all at once. */
export function definitionFaults(fields: DefinitionFields): Record<string, string[]> {
  const { valueKind, states, scaleMin, scaleMax, ratioFactor } = fields;
  const faults: Record<string, string[]> = {};
  if (valueKind === "STATE" && states.length < 2) faults.states = ["twoStates"];
  if (scaleMin !== undefined && scaleMax !== undefined && Number(scaleMin) >= Number(scaleMax))
    faults.scaleMax = ["scaleOrder"];
  if (ratioFactor !== undefined && Number(ratioFactor) <= 0) faults.ratioFactor = ["positive"];
  return faults;
}

/** What would break the series: a figure of the one definition must be a figure of the other. */
export function seriesFaults(fields: DefinitionFields, before: IndicatorDefinition): Record<string, string[]> {
  const columns = definitionColumns(fields);
  const differing = (["valueKind", "unit", "decimals", "polarity"] as const).filter(
    (name) => columns[name] !== before[name],
  );
  return Object.fromEntries(differing.map((name) => [name, ["seriesGoesOn"]]));
}
