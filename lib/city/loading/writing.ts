import {
  asEditable as asEditableIndicator,
  WHOLE as INDICATOR,
  type WholeIndicator,
} from "@/lib/city/indicator-register/editable";
import { definitionFor } from "@/lib/city/indicators/definition-for";
import {
  asEditable as asEditableProgramme,
  WHOLE as PROGRAMME,
  type WholeProgramme,
} from "@/lib/city/programme-register/editable";
import type { AuditRecord } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Transaction } from "@/lib/platform/db/client";
import type {
  IndicatorValue,
  ProgrammeFunding,
  ProgrammeMilestone,
  ProgrammeYear,
} from "@/lib/platform/db/generated/client";
import type {
  Aggregation,
  Frequency,
  FundingSource,
  MilestoneState,
  Polarity,
  ProgrammeStatus,
  Role,
  ValueCertainty,
} from "@/lib/platform/db/generated/enums";
import { dateOf } from "@/lib/platform/format/date";
import { wardKey } from "./names";
import { type Fields, NEW_DECIMALS, type Planned } from "./plan";
import { TABLES, type Table } from "./tables";

export type Written = Partial<Record<Table, { made: number; changed: number }>>;
type Way = { actor: Actor; file: string; publish: boolean; now: Date };
type Ids = Awaited<ReturnType<typeof readIds>>;
type Writer = (tx: Transaction, rows: Planned[], way: Way, ids: Ids) => Promise<AuditRecord[]>;

/** Writes planned rows, table by table, each with the event that records it. What agencies would hand in waits for other eyes. */
export async function writePlan(tx: Transaction, rows: readonly Planned[], way: Way) {
  const written: Written = {};
  const events: AuditRecord[] = [];
  for (const table of TABLES) {
    const own = rows.filter((row) => row.table === table);
    if (own.length === 0) continue;
    // Read anew for each table: a programme needs the agency that was made a moment ago.
    const ids = await readIds(tx);
    for (const event of await WRITERS[table](tx, own, way, ids)) events.push(event);
    const made = own.filter(({ kind }) => kind === "new").length;
    written[table] = { made, changed: own.length - made };
  }
  return { written, events };
}

async function readIds(tx: Transaction) {
  const [agencies, pillars, programmes, indicators, kelurahan] = await Promise.all([
    tx.agency.findMany({ select: { id: true, code: true } }),
    tx.pillar.findMany({ where: { cityPillar: true }, select: { id: true, code: true } }),
    tx.programme.findMany({ select: { id: true, slug: true } }),
    tx.indicator.findMany({
      select: {
        ...{ id: true, code: true },
        definitions: { select: { id: true, number: true, current: true, validFrom: true } },
      },
    }),
    tx.kelurahan.findMany({ select: { id: true, name: true, kecamatanCode: true } }),
  ]);
  return {
    agency: new Map(agencies.map(({ id, code }) => [code, id])),
    pillar: new Map(pillars.map(({ id, code }) => [code, id])),
    programme: new Map(programmes.map(({ id, slug }) => [slug, id])),
    indicator: new Map(indicators.map(({ id, code }) => [code, id])),
    definitions: new Map(indicators.map(({ code, definitions }) => [code, definitions])),
    kelurahan: new Map(kelurahan.map((one) => [wardKey(one), one.id])),
  };
}

const idOf = (ids: ReadonlyMap<string, string>, code: string | null | undefined): string => {
  const id = code ? ids.get(code) : undefined;
  if (id === undefined) throw new Error(`${code} was resolved and is not there`);
  return id;
};

/** What a value is measured by: the definition of its own period. */
function definitionOf({ definitions }: Ids, { indicator, period }: Fields): string {
  const found = definitionFor(definitions.get(indicator ?? "") ?? [], period ?? "");
  if (!found) throw new Error(`${indicator} was planned for ${period} and is measured by nothing`);
  return found.id;
}

const text = (fields: Fields, field: string) => fields[field] ?? "";
const whole = (value: string | null | undefined) => (value ? Number(value) : null);
const created = (entity: string, entityId: string, after: object, action = "create"): AuditRecord => ({
  ...{ action, entity, entityId, after },
});

const agencies: Writer = async (tx, rows) => {
  const made = await tx.agency.createManyAndReturn({
    data: rows.map(({ key, fields }) => ({
      code: key,
      name: text(fields, "name"),
      shortName: fields.shortName ?? text(fields, "name"),
    })),
  });
  return made.map((row) => created("agency", row.id, row));
};

/** Without a password: they are invited, or given a first one, on the page of accounts. */
const officers: Writer = async (tx, rows, _way, ids) => {
  const made = await tx.user.createManyAndReturn({
    data: rows.map(({ key, fields }) => ({
      email: key,
      name: text(fields, "name"),
      role: (fields.role ?? "AGENCY") as Role,
      agencyId: fields.agency ? idOf(ids.agency, fields.agency) : null,
    })),
    select: { id: true, email: true, name: true, role: true, agencyId: true },
  });
  const agencyOf = new Map(rows.map(({ key, fields }) => [key, fields.agency ?? null]));
  return made.map(({ agencyId: _agency, ...row }) =>
    created("user", row.id, { ...row, agencyCode: agencyOf.get(row.email) }, "createUser"),
  );
};

const kelurahan: Writer = async (tx, rows) => {
  const made = await tx.kelurahan.createManyAndReturn({
    data: rows.map(({ fields }) => ({
      ...{ name: text(fields, "name"), kecamatan: text(fields, "kecamatan") },
      ...{ kecamatanCode: text(fields, "kecamatanCode"), code: fields.code ?? null },
      codeListedOn: fields.code ? dateOf(text(fields, "codeListedOn")) : null,
    })),
  });
  return made.map((row) => created("kelurahan", row.id, row));
};

/** As its form records it; taking a load back asks for the ids, too. */
const programmeImage = (row: WholeProgramme) => {
  const { pillarId, agencyId } = row;
  return { ...asEditableProgramme(row), pillarId, agencyId };
};
const indicatorImage = (row: WholeIndicator) => {
  const { pillarId, agencyId, programmeId } = row;
  return { ...asEditableIndicator(row), pillarId, agencyId, programmeId };
};

const programmes: Writer = async (tx, rows, { publish, now }, ids) => {
  const columns = (fields: Fields) => ({
    ...("code" in fields ? { code: fields.code ?? null } : {}),
    ...(fields.name ? { name: fields.name } : {}),
    ...(fields.pillar ? { pillarId: idOf(ids.pillar, fields.pillar) } : {}),
    ...(fields.agency ? { agencyId: idOf(ids.agency, fields.agency) } : {}),
    ...(fields.quickWin ? { quickWin: fields.quickWin === "true" } : {}),
    ...(fields.status ? { status: fields.status as ProgrammeStatus } : {}),
    ...(fields.benefitId ? { benefitId: fields.benefitId } : {}),
    ...(fields.benefitEn ? { benefitEn: fields.benefitEn } : {}),
    ...(fields.descriptionId ? { descriptionId: fields.descriptionId } : {}),
    ...(fields.masterplanFrom ? { masterplanFrom: whole(fields.masterplanFrom) } : {}),
    ...(fields.masterplanTo ? { masterplanTo: whole(fields.masterplanTo) } : {}),
    ...(fields.source ? { source: fields.source } : {}),
  });
  const made = await tx.programme.createManyAndReturn({
    data: rows
      .filter(({ kind }) => kind === "new")
      .map(({ key, fields }) => ({
        ...{ slug: key, name: text(fields, "name"), descriptionId: "", descriptionEn: "", source: "" },
        pillarId: idOf(ids.pillar, fields.pillar),
        agencyId: idOf(ids.agency, fields.agency),
        ...columns(fields),
        ...(publish ? { publishedAt: now } : {}),
      })),
  });
  const full = await tx.programme.findMany({ where: { id: { in: made.map(({ id }) => id) } }, include: PROGRAMME });
  const events = full.map((row) => created("programme", row.id, programmeImage(row)));
  for (const { id, fields } of rows.filter(({ kind }) => kind === "changed")) {
    const before = await tx.programme.findUniqueOrThrow({ where: { id: id ?? "" }, include: PROGRAMME });
    const data = { ...columns(fields), version: { increment: 1 } };
    const after = await tx.programme.update({ where: { id: before.id }, data, include: PROGRAMME });
    const images = { before: programmeImage(before), after: programmeImage(after) };
    events.push({ action: "edit", entity: "programme", entityId: before.id, ...images });
  }
  return events;
};

const indicators: Writer = async (tx, rows, { publish, now }, ids) => {
  const fresh = rows.filter(({ kind }) => kind === "new");
  const made = await tx.indicator.createManyAndReturn({
    data: fresh.map(({ key, fields }) => ({
      code: key,
      nameId: text(fields, "name"),
      nameEn: fields.nameEn ?? text(fields, "name"),
      ...{ meaningId: text(fields, "meaningId"), meaningEn: text(fields, "meaningEn") },
      pillarId: idOf(ids.pillar, fields.pillar),
      agencyId: idOf(ids.agency, fields.agency),
      programmeId: fields.programme ? idOf(ids.programme, fields.programme) : null,
      ...(publish ? { publishedAt: now } : {}),
    })),
  });
  const byCode = new Map(made.map((row) => [row.code, row]));
  await tx.indicatorDefinition.createMany({
    data: fresh.map(({ key, fields }) => ({
      indicatorId: byCode.get(key)?.id ?? "",
      number: 1,
      unit: text(fields, "unit"),
      ...measureOf(fields),
      polarity: fields.polarity as Polarity,
      frequency: fields.frequency as Frequency,
      formulaId: text(fields, "formula"),
      dataSource: text(fields, "dataSource"),
    })),
  });
  const full = await tx.indicator.findMany({ where: { id: { in: made.map(({ id }) => id) } }, include: INDICATOR });
  const events = full.map((row) => created("indicator", row.id, indicatorImage(row)));
  for (const { id, fields } of rows.filter(({ kind }) => kind === "changed")) {
    const before = await tx.indicator.findUniqueOrThrow({ where: { id: id ?? "" }, include: INDICATOR });
    const after = await tx.indicator.update({
      where: { id: before.id },
      data: {
        ...(fields.name ? { nameId: fields.name } : {}),
        ...(fields.nameEn ? { nameEn: fields.nameEn } : {}),
        ...(fields.meaningId ? { meaningId: fields.meaningId } : {}),
        ...(fields.meaningEn ? { meaningEn: fields.meaningEn } : {}),
        ...(fields.agency ? { agencyId: idOf(ids.agency, fields.agency) } : {}),
        ...(fields.programme ? { programmeId: idOf(ids.programme, fields.programme) } : {}),
        version: { increment: 1 },
      },
      include: INDICATOR,
    });
    const images = { before: indicatorImage(before), after: indicatorImage(after) };
    events.push({ action: "edit", entity: "indicator", entityId: before.id, ...images });
  }
  return events;
};

/** In figures, or in the words that it names. */
const measureOf = (fields: Fields) =>
  fields.states
    ? {
        ...{ valueKind: "STATE" as const, states: fields.states.split("; "), decimals: 0 },
        ...{ aggregation: "LAST" as const, cumulative: false },
      }
    : {
        decimals: Number(fields.decimals ?? NEW_DECIMALS),
        aggregation: fields.aggregation as Aggregation,
        cumulative: fields.cumulative === "true",
      };

/** A figure, two of them or a word, in the columns of its kind. */
function targetColumns(said: string) {
  if (said.startsWith("=")) return { kind: "STATE" as const, state: said.slice(1), value: null, low: null, high: null };
  const [low = "", high] = said.split("..");
  return high === undefined
    ? { kind: "VALUE" as const, value: low, low: null, high: null, state: null }
    : { kind: "RANGE" as const, low, high, value: null, state: null };
}

const targets: Writer = async (tx, rows, { actor, file }, ids) => {
  const stated = (fields: Fields) => ({
    ...(fields.target ? targetColumns(fields.target) : {}),
    ...(fields.plan ? { plan: fields.plan } : {}),
    ...(fields.source ? { source: fields.source } : {}),
    reason: `Dimuat dari ${file}`,
    changedById: actor.id,
    changedAt: new Date(),
  });
  const made = await tx.indicatorTarget.createManyAndReturn({
    data: rows
      .filter(({ kind }) => kind === "new")
      .map(({ fields }) => ({
        indicatorId: idOf(ids.indicator, fields.indicator),
        year: Number(fields.year),
        plan: "",
        source: "",
        ...stated(fields),
      })),
  });
  const events = made.map((row) => created("indicatorTarget", row.id, row));
  for (const { id, fields } of rows.filter(({ kind }) => kind === "changed")) {
    const before = await tx.indicatorTarget.findUniqueOrThrow({ where: { id: id ?? "" } });
    const after = await tx.indicatorTarget.update({
      where: { id: before.id },
      data: { ...stated(fields), withdrawnAt: null, version: { increment: 1 } },
    });
    events.push({ action: "edit", entity: "indicatorTarget", entityId: before.id, before, after });
  }
  return events;
};

/** What is handed in by a load: it waits for somebody else's eyes like everything else that is entered. */
const handedIn = ({ actor, now }: Way) => ({
  createdById: actor.id,
  enteredByIds: [actor.id],
  status: "SUBMITTED" as const,
  submittedById: actor.id,
  submittedAt: now,
});

type Entered = { id: string; status: string; revision: number; enteredByIds: string[] };
type EntryTable<Row extends Entered, Key, Columns> = {
  entity: string;
  findMany: (ids: string[]) => Promise<Row[]>;
  createMany: (data: (Key & Columns & ReturnType<typeof handedIn> & Partial<Revision>)[]) => Promise<Row[]>;
  update: (id: string, data: Columns & Steps) => Promise<Row>;
  keyOf: (fields: Fields) => Key;
  keyOfRow: (row: Row) => Key;
  /** Of an earlier row what the file says nothing of stays. */
  columns: (fields: Fields, before: Row | null) => Columns;
};
type ValueKey = { indicatorId: string; definitionId: string; period: string; kelurahanId: string | null };
type ValueColumns = {
  value: string | null;
  state: string | null;
  certainty: ValueCertainty;
  note: string;
  source: string;
};
type YearKey = { programmeId: string; year: number };
type YearColumns = { planned: boolean | null; running: boolean | null; source: string };
type MilestoneKey = { programmeId: string; number: number };
type MilestoneColumns = Pick<
  ProgrammeMilestone,
  "titleId" | "titleEn" | "dueOn" | "state" | "doneOn" | "droppedReason"
>;
type FundingKey = YearKey & { fund: FundingSource; label: string };
type FundingColumns = { planned: string | null; spent: string | null; source: string };
type Revision = { revision: number; supersedesId: string; revisionReason: string };
type Steps = {
  status: "SUBMITTED";
  submittedById: string;
  submittedAt: Date;
  enteredByIds: string[];
  version: { increment: 1 };
};

/** A new entry; a draft or a returned one that is filled in and handed in; or a new revision of a published one. */
async function writeEntries<Row extends Entered, Key, Columns>(
  table: EntryTable<Row, Key, Columns>,
  rows: Planned[],
  way: Way,
): Promise<AuditRecord[]> {
  const author = handedIn(way);
  const data = rows
    .filter(({ kind }) => kind === "new")
    .map(({ fields }) => ({ ...table.keyOf(fields), ...table.columns(fields, null), ...author }));
  const events: AuditRecord[] = [];
  const changed = rows.filter(({ kind }) => kind === "changed");
  const known = new Map((await table.findMany(changed.map(({ id }) => id ?? ""))).map((row) => [row.id, row]));
  for (const { id, fields } of changed) {
    const before = known.get(id ?? "");
    if (!before) throw new Error(`${table.entity} ${id} was planned and is not there`);
    const columns = table.columns(fields, before);
    if (before.status === "PUBLISHED") {
      const revised = {
        revision: before.revision + 1,
        supersedesId: before.id,
        revisionReason: `Dimuat dari ${way.file}`,
      };
      data.push({ ...table.keyOfRow(before), ...columns, ...author, ...revised });
      continue;
    }
    const { status, submittedById, submittedAt } = author;
    const enteredByIds = [...new Set([...before.enteredByIds, way.actor.id])];
    const steps = { status, submittedById, submittedAt, enteredByIds, version: { increment: 1 as const } };
    const after = await table.update(before.id, { ...columns, ...steps });
    events.push({ action: "submit", entity: table.entity, entityId: before.id, before, after });
  }
  for (let from = 0; from < data.length; from += CHUNK)
    for (const row of await table.createMany(data.slice(from, from + CHUNK)))
      events.push(created(table.entity, row.id, row, "submit"));
  return events;
}

/** PostgreSQL takes 65,535 parameters in one statement. */
const CHUNK = 1000;

const values: Writer = (tx, rows, way, ids) =>
  writeEntries<IndicatorValue, ValueKey, ValueColumns>(
    {
      entity: "indicatorValue",
      findMany: (ids) => tx.indicatorValue.findMany({ where: { id: { in: ids } } }),
      createMany: (data) => tx.indicatorValue.createManyAndReturn({ data }),
      update: (id, data) => tx.indicatorValue.update({ where: { id }, data }),
      keyOf: (fields) => ({
        indicatorId: idOf(ids.indicator, fields.indicator),
        definitionId: definitionOf(ids, fields),
        period: text(fields, "period"),
        kelurahanId: fields.kelurahan ? idOf(ids.kelurahan, fields.kelurahan) : null,
      }),
      keyOfRow: ({ indicatorId, definitionId, period, kelurahanId }) => ({
        ...{ indicatorId, definitionId, period, kelurahanId },
      }),
      columns: (fields, before) => ({
        value: fields.value?.startsWith("=") ? null : (fields.value ?? before?.value?.toFixed() ?? null),
        state: fields.value?.startsWith("=") ? fields.value.slice(1) : null,
        certainty: (fields.certainty ?? before?.certainty ?? "FINAL") as ValueCertainty,
        note: fields.note ?? before?.note ?? "",
        source: fields.source ?? before?.source ?? "",
      }),
    },
    rows,
    way,
  );

const programmeYears: Writer = (tx, rows, way, ids) =>
  writeEntries<ProgrammeYear, YearKey, YearColumns>(
    {
      entity: "programmeYear",
      findMany: (ids) => tx.programmeYear.findMany({ where: { id: { in: ids } } }),
      createMany: (data) => tx.programmeYear.createManyAndReturn({ data }),
      update: (id, data) => tx.programmeYear.update({ where: { id }, data }),
      keyOf: (fields) => ({ programmeId: idOf(ids.programme, fields.programme), year: Number(fields.year) }),
      keyOfRow: ({ programmeId, year }) => ({ programmeId, year }),
      columns: (fields, before) => ({
        planned: fields.planned ? fields.planned === "true" : (before?.planned ?? null),
        running: fields.running ? fields.running === "true" : (before?.running ?? null),
        source: fields.source ?? before?.source ?? "",
      }),
    },
    rows,
    way,
  );

const milestones: Writer = async (tx, rows, way, ids) => {
  const programmeId = { in: [...new Set(rows.map(({ fields }) => idOf(ids.programme, fields.programme)))] };
  const newest = await tx.programmeMilestone.groupBy({
    by: ["programmeId"],
    where: { programmeId },
    _max: { number: true },
  });
  const numbers = new Map(newest.map((one) => [one.programmeId, one._max.number ?? 0]));
  return writeEntries<ProgrammeMilestone, MilestoneKey, MilestoneColumns>(
    {
      entity: "programmeMilestone",
      findMany: (ids) => tx.programmeMilestone.findMany({ where: { id: { in: ids } } }),
      createMany: (data) => tx.programmeMilestone.createManyAndReturn({ data }),
      update: (id, data) => tx.programmeMilestone.update({ where: { id }, data }),
      keyOf: (fields) => {
        const programme = idOf(ids.programme, fields.programme);
        const number = (numbers.get(programme) ?? 0) + 1;
        numbers.set(programme, number);
        return { programmeId: programme, number };
      },
      keyOfRow: ({ programmeId: programme, number }) => ({ programmeId: programme, number }),
      columns: (fields, before) => ({
        titleId: text(fields, "titleId"),
        titleEn: fields.titleEn ?? before?.titleEn ?? "",
        dueOn: dateOf(text(fields, "dueOn")),
        state: (fields.state ?? before?.state ?? "PLANNED") as MilestoneState,
        doneOn: fields.doneOn ? dateOf(fields.doneOn) : (before?.doneOn ?? null),
        droppedReason: fields.droppedReason ?? before?.droppedReason ?? "",
      }),
    },
    rows,
    way,
  );
};

const funding: Writer = (tx, rows, way, ids) =>
  writeEntries<ProgrammeFunding, FundingKey, FundingColumns>(
    {
      entity: "programmeFunding",
      findMany: (ids) => tx.programmeFunding.findMany({ where: { id: { in: ids } } }),
      createMany: (data) => tx.programmeFunding.createManyAndReturn({ data }),
      update: (id, data) => tx.programmeFunding.update({ where: { id }, data }),
      keyOf: (fields) => ({
        programmeId: idOf(ids.programme, fields.programme),
        year: Number(fields.year),
        fund: fields.fundingSource as FundingSource,
        label: "",
      }),
      keyOfRow: ({ programmeId, year, fund, label }) => ({ programmeId, year, fund, label }),
      columns: (fields, before) => ({
        planned: fields.planned ?? before?.planned?.toFixed() ?? null,
        spent: fields.spent ?? before?.spent?.toFixed() ?? null,
        source: fields.source ?? before?.source ?? "",
      }),
    },
    rows,
    way,
  );

const WRITERS: Readonly<Record<Table, Writer>> = {
  ...{ agencies, officers, kelurahan, programmes, programmeYears, milestones, indicators, targets, values, funding },
};
