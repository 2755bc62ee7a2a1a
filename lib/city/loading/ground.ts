import type { Dated } from "@/lib/city/indicators/definition-for";
import type { Transaction } from "@/lib/platform/db/client";
import { dayOf } from "@/lib/platform/format/date";
import { plainWords } from "./headings";
import { type Named, wardKey } from "./names";
import type { Current, Definition, Ground } from "./plan";
import type { Table } from "./tables";

type Rows = ReadonlyMap<string, Current>;
const figure = (value: { toFixed(): string } | null) => value?.toFixed() ?? null;

/** What the city has now, as a load is compared with it; `today` is 'YYYY-MM-DD' in the city's time zone. */
export async function readGround(tx: Transaction, today: string): Promise<Ground> {
  const [pillars, agencies, users, programmes, indicators, kelurahan, aliases] = await Promise.all([
    tx.pillar.findMany({ where: { cityPillar: true }, select: { code: true, slug: true, name: true } }),
    tx.agency.findMany({
      include: { names: { select: { name: true, shortName: true } }, wentTo: { select: { toId: true } } },
    }),
    tx.user.findMany({ select: { id: true, email: true, name: true, role: true, agencyId: true } }),
    tx.programme.findMany({ include: { pillar: { select: { code: true } } } }),
    tx.indicator.findMany({
      include: { definitions: true, pillar: { select: { code: true } } },
    }),
    tx.kelurahan.findMany({
      select: {
        ...{ id: true, name: true, kecamatanCode: true, kecamatan: true, code: true, codeListedOn: true },
        ...{ closedOn: true, names: { select: { name: true } } },
      },
    }),
    tx.nameAlias.findMany(),
  ]);
  const open = openAgencies(agencies);
  const slugOf = new Map(programmes.map(({ id, slug }) => [id, slug]));
  const codeOf = new Map(indicators.map(({ id, code }) => [id, code]));
  const wardOf = new Map(kelurahan.map((one) => [one.id, wardKey(one)]));
  const current: Record<Table, Rows> = {
    agencies: keyed(
      agencies,
      ({ code }) => code,
      ({ code, name, shortName }) => ({ code, name, shortName }),
    ),
    officers: keyed(
      users,
      ({ email }) => email,
      ({ email, name, role, agencyId }) => ({
        ...{ email, name, role },
        agency: agencyId && (open.presentOf(agencyId) ?? null),
      }),
    ),
    kelurahan: keyed(kelurahan, wardKey, ({ name, kecamatan, kecamatanCode, code, codeListedOn }) => ({
      ...{ name, kecamatan, kecamatanCode, code, codeListedOn: dayOf(codeListedOn) },
    })),
    programmes: keyed(
      programmes,
      ({ slug }) => slug,
      (row) => ({
        ...{ code: row.code, name: row.name, pillar: row.pillar.code, agency: open.presentOf(row.agencyId) ?? null },
        ...{ quickWin: String(row.quickWin), status: row.status, benefitId: row.benefitId, benefitEn: row.benefitEn },
        ...{ descriptionId: row.descriptionId, source: row.source },
        masterplanFrom: row.masterplanFrom?.toString() ?? null,
        masterplanTo: row.masterplanTo?.toString() ?? null,
      }),
    ),
    indicators: keyed(
      indicators,
      ({ code }) => code,
      ({ definitions, ...row }) => {
        const definition = definitions.find(({ current }) => current);
        return {
          ...{ code: row.code, name: row.nameId, nameEn: row.nameEn, pillar: row.pillar.code },
          ...{ meaningId: row.meaningId, meaningEn: row.meaningEn },
          agency: open.presentOf(row.agencyId) ?? null,
          programme: row.programmeId && (slugOf.get(row.programmeId) ?? null),
          states: definition?.states.join("; ") || null,
          ...{ unit: definition?.unit ?? null, decimals: definition?.decimals.toString() ?? null },
          ...{ polarity: definition?.polarity ?? null, frequency: definition?.frequency ?? null },
          ...{ aggregation: definition?.aggregation ?? null, cumulative: String(definition?.cumulative ?? false) },
          ...{ formula: definition?.formulaId ?? null, dataSource: definition?.dataSource ?? null },
        };
      },
    ),
    programmeYears: await yearsOf(tx, slugOf),
    milestones: await milestonesOf(tx, slugOf),
    targets: await targetsOf(tx, codeOf),
    values: await valuesOf(tx, codeOf, wardOf),
    funding: await fundingOf(tx, slugOf),
  };
  return {
    named: {
      pillar: pillars.map(({ code, slug, name }) => ({ code, names: [name, code, slug, `smart ${name}`] })),
      agency: open.named,
      programme: programmes.map(({ slug, code, name }) => ({ code: slug, names: [name, ...(code ? [code] : [])] })),
      indicator: indicators.map(({ code, nameId, nameEn }) => ({ code, names: [nameId, nameEn, code] })),
      kelurahan: kelurahan.map((one): Named => {
        const names = [one.name, ...one.names.map(({ name }) => name)];
        return { code: wardKey(one), names: names.flatMap((name) => [name, `kelurahan ${name}`]) };
      }),
    },
    remembered: new Map(aliases.map(({ text, code }) => [text, code])),
    current,
    steward: agencies.find(({ steward }) => steward)?.code ?? null,
    definitions: new Map(
      indicators.map(({ code, byKelurahan, definitions }) => [
        code,
        definitions.map((own) => ({ ...definitionOf(own), byKelurahan })),
      ]),
    ),
    closedKelurahan: new Map(
      kelurahan.flatMap((one) => (one.closedOn ? [[wardKey(one), dayOf(one.closedOn) ?? ""]] : [])),
    ),
    kecamatan: new Map(kelurahan.map((one) => [plainWords(one.kecamatan), one.kecamatanCode])),
    today,
  };
}

type AgencyRow = {
  id: string;
  code: string;
  name: string;
  shortName: string;
  closedOn: Date | null;
  names: { name: string; shortName: string }[];
  wentTo: { toId: string }[];
};

/**
 * Only an open agency takes anything. Each goes by its names of before too, and one that was merged or split names those
 * that took over: one of them is meant, several are asked.
 */
function openAgencies(agencies: readonly AgencyRow[]) {
  const byId = new Map(agencies.map((one) => [one.id, one]));
  const heirsOf = ({ closedOn, wentTo, id }: AgencyRow, seen: readonly string[] = []): AgencyRow[] => {
    const own = byId.get(id);
    if (!closedOn) return own ? [own] : [];
    return wentTo.flatMap(({ toId }) => {
      const next = seen.includes(toId) ? undefined : byId.get(toId);
      return next ? heirsOf(next, [...seen, id]) : [];
    });
  };
  const names = new Map<string, string[]>(
    agencies.flatMap(({ code, closedOn, name }) => (closedOn ? [] : [[code, [name]]])),
  );
  for (const one of agencies)
    for (const { code } of heirsOf(one))
      names.get(code)?.push(...[one, ...one.names].flatMap(({ name, shortName }) => [name, shortName]), one.code);
  return {
    named: [...names].map(([code, known]): Named => ({ code, names: [...new Set(known)] })),
    /** What is still of a closed one belongs to the one that took over, as far as there is one alone. */
    presentOf: (id: string): string | null => {
      const own = byId.get(id);
      const heirs = own ? heirsOf(own) : [];
      return (heirs.length === 1 ? heirs[0]?.code : own?.code) ?? null;
    },
  };
}

type DefinitionRow = Dated & {
  unit: string;
  decimals: number;
  scaleMin: { toFixed(): string } | null;
  scaleMax: { toFixed(): string } | null;
  frequency: Definition["frequency"];
  valueKind: "NUMBER" | "STATE";
  states: string[];
};

const definitionOf = ({
  number,
  current,
  validFrom,
  unit,
  decimals,
  scaleMin,
  scaleMax,
  frequency,
  valueKind,
  states,
}: DefinitionRow): Omit<Definition, "byKelurahan"> => ({
  ...{ number, current, validFrom, unit, decimals, frequency, states },
  scaleMin: figure(scaleMin),
  scaleMax: figure(scaleMax),
  isState: valueKind === "STATE",
});

function keyed<Row extends { id: string }>(
  rows: readonly Row[],
  key: (row: Row) => string,
  fields: (row: Row) => Record<string, string | null>,
): Rows {
  return new Map(rows.map((row) => [key(row), { id: row.id, fields: fields(row) }]));
}

/** Of each key the newest revision, in whatever state. */
async function yearsOf(tx: Transaction, slugOf: ReadonlyMap<string, string>): Promise<Rows> {
  const rows = await tx.programmeYear.findMany({ orderBy: { revision: "asc" } });
  return new Map(
    rows.map(({ id, programmeId, year, planned, running, source, status }) => [
      `${slugOf.get(programmeId)} ${year}`,
      { id, status, fields: { planned: word(planned), running: word(running), source } },
    ]),
  );
}

async function milestonesOf(tx: Transaction, slugOf: ReadonlyMap<string, string>): Promise<Rows> {
  const rows = await tx.programmeMilestone.findMany({ orderBy: { revision: "asc" } });
  return new Map(
    rows.map(({ id, programmeId, titleId, titleEn, dueOn, state, doneOn, droppedReason, status }) => [
      `${slugOf.get(programmeId)} ${plainWords(titleId)}`,
      { id, status, fields: { titleId, titleEn, dueOn: dayOf(dueOn), state, doneOn: dayOf(doneOn), droppedReason } },
    ]),
  );
}

const word = (value: boolean | null) => (value === null ? null : String(value));

async function fundingOf(tx: Transaction, slugOf: ReadonlyMap<string, string>): Promise<Rows> {
  const rows = await tx.programmeFunding.findMany({ where: { label: "" }, orderBy: { revision: "asc" } });
  return new Map(
    rows.map(({ id, programmeId, year, fund, planned, spent, source, status }) => [
      `${slugOf.get(programmeId)} ${year} ${fund}`,
      { id, status, fields: { fundingSource: fund, planned: figure(planned), spent: figure(spent), source } },
    ]),
  );
}

async function targetsOf(tx: Transaction, codeOf: ReadonlyMap<string, string>): Promise<Rows> {
  const rows = await tx.indicatorTarget.findMany();
  return new Map(
    rows.map(({ id, indicatorId, year, value, low, high, state, plan, source, withdrawnAt }) => {
      const text = state ? `=${state}` : low && high ? `${low.toFixed()}..${high.toFixed()}` : figure(value);
      return [
        `${codeOf.get(indicatorId)} ${year}`,
        { id, fields: { target: withdrawnAt ? null : text, plan, source } },
      ];
    }),
  );
}

async function valuesOf(
  tx: Transaction,
  codeOf: ReadonlyMap<string, string>,
  wardOf: ReadonlyMap<string, string>,
): Promise<Rows> {
  const rows = await tx.indicatorValue.findMany({
    orderBy: { revision: "asc" },
    select: {
      ...{ id: true, indicatorId: true, period: true, kelurahanId: true, value: true, state: true },
      ...{ certainty: true, note: true, source: true, status: true },
    },
  });
  return new Map(
    rows.map(({ id, indicatorId, period, kelurahanId, value, state, certainty, note, source, status }) => [
      `${codeOf.get(indicatorId)} ${period} ${(kelurahanId && wardOf.get(kelurahanId)) ?? ""}`.trimEnd(),
      { id, status, fields: { value: state ? `=${state}` : figure(value), certainty, note, source } },
    ]),
  );
}
