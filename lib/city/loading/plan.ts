import { createHash } from "node:crypto";
import { Decimal } from "decimal.js";
import { figureFault } from "@/lib/city/indicators/bounds";
import { type Dated, definitionFor } from "@/lib/city/indicators/definition-for";
import { slugOfName } from "@/lib/city/programme-register/editable";
import type { EntryStatus } from "@/lib/platform/db/generated/enums";
import { type Frequency, isFuturePeriod, isPeriodFor, parsePeriod } from "@/lib/platform/format/period";
import { LEAVE_OUT, questionKey } from "./answers";
import { type Measured, type ReadCell, readCell } from "./cells";
import { type Cell, type Mapping, plainWords, type Sheet } from "./headings";
import { QUESTIONS_AT_ONCE } from "./limits";
import { type Named, nameIndex, nearTo, wardKey } from "./names";
import { type Fault, type Place, type Raw, rowsOf } from "./rows";
import { COLUMNS, type Reference, TABLES, type Table } from "./tables";

/** A row as the database has it now: its editable fields as texts, null where there is none. */
export type Current = { id: string; fields: Readonly<Record<string, string | null>>; status?: EntryStatus };
export type Definition = Dated & {
  unit: string;
  decimals: number;
  scaleMin: string | null;
  scaleMax: string | null;
  frequency: Frequency;
  isState: boolean;
  states: readonly string[];
  byKelurahan: boolean;
};
/** Everything of the city that a load is compared with. */
export type Ground = {
  named: Readonly<Record<Reference, readonly Named[]>>;
  /** What names were said to mean in earlier loads: "agency badan keuangan" → its code. */
  remembered: ReadonlyMap<string, string>;
  current: Readonly<Record<Table, ReadonlyMap<string, Current>>>;
  /** Of each indicator all that it was ever measured by: what is of an earlier year is held against the one of that year. */
  definitions: ReadonlyMap<string, readonly Definition[]>;
  /** The code of the agency that keeps the city's data; null where none is named. */
  steward: string | null;
  /** Days from which a kelurahan takes no more figures. */
  closedKelurahan: ReadonlyMap<string, string>;
  /** Codes of kecamatan by the plain words of their names. */
  kecamatan: ReadonlyMap<string, string>;
  /** 'YYYY-MM-DD' */
  today: string;
};

export type Fields = Record<string, string | null>;
export type Planned = {
  table: Table;
  key: string;
  label: string;
  place: Place;
  kind: "new" | "changed" | "same";
  /** What the file says; a field that it has no column for is not in it. */
  fields: Fields;
  changes: { field: string; from: string | null; to: string | null }[];
  id: string | null;
};
/**
 * A name that means nothing we have, or several things: who loads it says which, or leaves its rows out. What it may mean
 * is looked for of those that are asked about at once.
 */
export type Question = { to: Reference; text: string; offered: string[]; count: number; place: Place };
export type Doubt = Place & { doubt: "shareForPercent" };
export type Plan = { rows: Planned[]; faults: Fault[]; questions: Question[]; doubts: Doubt[]; leftOut: number };

/** What a load would change, or why it cannot: pure, so that what was previewed is what is written. */
export function planLoad(
  sheets: readonly Sheet[],
  mappings: readonly Mapping[],
  answers: ReadonlyMap<string, string>,
  ground: Ground,
): Plan {
  const plan: Plan = { rows: [], faults: [], questions: [], doubts: [], leftOut: 0 };
  const raws: Raw[] = [];
  for (const [index, sheet] of sheets.entries()) {
    const mapping = mappings[index];
    if (!mapping) continue;
    const { rows, faults } = rowsOf(sheet, mapping);
    // One by one: a spread of many thousand arguments ends in a full stack.
    for (const row of rows) raws.push(row);
    plan.faults.push(...faults);
  }
  const planner = new Planner(plan, answers, ground);
  for (const table of TABLES) {
    for (const raw of raws) if (raw.table === table) planner.take(raw);
    planner.settle(table);
  }
  planner.offer();
  // What a row lacks is said once, however many figures it has.
  const said = new Map(plan.faults.map((one) => [`${one.sheet} ${one.row} ${one.column} ${one.fault}`, one]));
  return { ...plan, faults: together([...said.values()]) };
}

/** What many rows of a sheet lack is one thing to mend, and not as many as there are rows. */
function together(faults: readonly Fault[]): Fault[] {
  const groups = Map.groupBy(
    faults,
    ({ sheet, row, column, fault }) => `${sheet} ${fault} ${column === null ? "" : `${row} ${column}`}`,
  );
  return [...groups.values()].flatMap(([first, ...others]) =>
    first ? { ...first, ...(others.length > 0 ? { others: others.length } : {}) } : [],
  );
}

/** SHA-256 of what would be written, hexadecimal: the preview that somebody saw, and no other. */
export const digestOf = ({ rows }: Plan): string =>
  createHash("sha256")
    .update(JSON.stringify(rows.map(({ table, key, kind, changes }) => [table, key, kind, changes])))
    .digest("hex");

/** What the rows of a table are named as by the tables that follow. */
const MAKES: Readonly<Partial<Record<Table, Reference>>> = {
  agencies: "agency",
  kelurahan: "kelurahan",
  programmes: "programme",
  indicators: "indicator",
};

const ENTRIES: ReadonlySet<Table> = new Set(["programmeYears", "milestones", "values", "funding"]);

const isOfSteward = ({ role, agency }: Fields, steward: string | null) =>
  agency !== null && agency === steward && (role === "ADMIN" || role === "STAFF");

class Planner {
  private readonly named: Record<Reference, Named[]>;
  private readonly indexes = new Map<Reference, ReturnType<typeof nameIndex>>();
  /** A column says the same a thousand times: each text is read once. */
  private readonly reads = new Map<string, ReadCell>();
  /** Addresses of the programmes that this load makes, by their names. */
  private readonly made = new Map<string, string>();
  private readonly definitions: Map<string, readonly Definition[]>;
  /** Of rows that are not right yet, until their table is done. */
  private readonly expected: { kind: Reference; thing: Named }[] = [];
  /** Of indicators that are not right yet: "0,9%" is no other unit's because their pillar is still asked. */
  private readonly measures = new Map<string, NonNullable<Measured>>();
  private readonly without = new Set<string>();
  private readonly kecamatan: Map<string, string>;
  private readonly taken = new Map<string, Planned>();
  private readonly asked = new Map<string, Question>();

  constructor(
    private readonly plan: Plan,
    private readonly answers: ReadonlyMap<string, string>,
    private readonly ground: Ground,
  ) {
    const copy = Object.entries(ground.named).map(([kind, things]) => [kind, [...things]]);
    this.named = Object.fromEntries(copy) as Record<Reference, Named[]>;
    this.definitions = new Map(ground.definitions);
    this.kecamatan = new Map(ground.kecamatan);
  }

  /** After the rows of a table: what they make can be named by the tables that follow. */
  settle(table: Table): void {
    const kind = MAKES[table];
    if (!kind) return;
    for (const one of this.expected.splice(0)) this.named[one.kind].push(one.thing);
    for (const { key, fields, kind: change } of this.plan.rows.filter((row) => row.table === table)) {
      if (change !== "new") continue;
      const names = [fields.name, fields.shortName, fields.code].filter((name) => typeof name === "string");
      this.named[kind].push({ code: key, names });
    }
    this.indexes.delete(kind);
  }

  /** After everything: what the first questions may mean. */
  offer(): void {
    for (const question of this.plan.questions.slice(0, QUESTIONS_AT_ONCE))
      if (question.offered.length === 0) question.offered = nearTo(question.text, this.named[question.to]);
  }

  private read({ table, moneyIn }: Raw, field: string, cell: Cell, measured: Measured): ReadCell | null {
    const column = COLUMNS[table][field];
    if (!column) return null;
    if (typeof cell !== "string") return readCell(cell, column.cell, measured, moneyIn);
    const key = `${table} ${field} ${measured?.unit} ${measured?.decimals} ${moneyIn} ${cell}`;
    const known = this.reads.get(key) ?? readCell(cell, column.cell, measured, moneyIn);
    this.reads.set(key, known);
    return known;
  }

  take(raw: Raw): void {
    const fields: Fields = {};
    const faults: Fault[] = [];
    let isPending = false;
    // In the table's order and not the sheet's: what a figure is of says in what unit it is.
    for (const [field, column] of Object.entries(COLUMNS[raw.table])) {
      const { cell, place, also } = raw.cells[field] ?? {};
      if (cell === undefined || !place) continue;
      const read = this.read(raw, field, cell, this.measuredBy(raw, fields));
      if (!read) continue;
      if ("fault" in read) faults.push({ ...place, fault: read.fault });
      else if ("nothing" in read) fields[field] = null;
      else if (column.cell.kind !== "reference") fields[field] = read.value;
      else {
        const other = also === undefined ? null : this.read(raw, field, also, null);
        const beside = other && "value" in other ? other.value : null;
        const code = this.resolve(column.cell.to, [read.value, beside], place);
        if (code === LEAVE_OUT) {
          this.plan.leftOut += 1;
          this.leaveOut(raw);
          return;
        }
        if (code === null) isPending = true;
        else fields[field] = code;
      }
    }
    if (!isPending) this.complete(raw, fields, faults);
    if (isPending || faults.length > 0) this.expect(raw, fields);
    this.plan.faults.push(...faults);
  }

  /** Once it is right it will be there: nobody is asked what its name means. */
  private expect({ table }: Raw, fields: Fields): void {
    const kind = MAKES[table];
    if (!kind) return;
    const names = [fields.name, fields.shortName, fields.code].filter((name) => typeof name === "string");
    const key = this.keyOf(table, fields) ?? names[0];
    if (key) this.expected.push({ kind, thing: { code: key, names } });
    if (key && table === "indicators" && fields.unit)
      this.measures.set(key, { unit: fields.unit, decimals: decimalsOf(fields) });
  }

  /** What else the file says of a thing that is left out is left out with it. */
  private leaveOut({ table, cells }: Raw): void {
    const kind = MAKES[table];
    if (!kind) return;
    for (const cell of [cells.name?.cell, cells.code?.cell])
      if (typeof cell === "string") this.without.add(questionKey(kind, cell));
  }

  private complete(raw: Raw, fields: Fields, faults: Fault[]): void {
    const { table, place } = raw;
    if (table === "programmeYears") spellOutYear(fields);
    if (table === "milestones" && !fields.state) fields.state = fields.doneOn ? "DONE" : null;
    if (table === "kelurahan") this.spellOutWard(fields);
    // Who works for walidata is of its agency without an account that says so.
    if (table === "officers" && isOfSteward(fields, this.ground.steward)) fields.agency = null;
    const key = this.keyOf(table, fields);
    const current = key === null ? undefined : this.ground.current[table].get(key);
    for (const field of requiredOf(table, fields, current === undefined))
      if ((fields[field] ?? current?.fields[field] ?? null) === null && !faults.some((one) => isAt(raw, field, one)))
        faults.push({ ...(raw.cells[field]?.place ?? place), fault: `loadRequired:${field}` });
    if (key === null || faults.length > 0) return;
    faults.push(...this.check(raw, fields));
    if (faults.length > 0) return;
    this.add({ table, key, fields, place, current }, faults);
  }

  private add(
    {
      table,
      key,
      fields,
      place,
      current,
    }: Pick<Planned, "table" | "key" | "fields" | "place"> & {
      current: Current | undefined;
    },
    faults: Fault[],
  ): void {
    const changes = Object.entries(fields)
      // An empty cell takes nothing away: what is to go is taken away in its form, where somebody means it. What a row
      // is known by does not differ.
      .filter(([field, to]) => to !== null && (current === undefined || field in current.fields))
      .map(([field, to]) => ({ field, from: current?.fields[field] ?? null, to }))
      .filter(({ from, to }) => !isSameFigure(from, to));
    const kind = current === undefined ? "new" : changes.length > 0 ? "changed" : "same";
    const planned: Planned = {
      table,
      key,
      fields,
      place,
      kind,
      changes,
      id: current?.id ?? null,
      label: labelOf(table, key, fields, current),
    };
    const twin = this.taken.get(`${table} ${key}`);
    if (twin) {
      const isSame = Object.entries(fields).every(([field, value]) => isSameFigure(twin.fields[field] ?? null, value));
      if (!isSame && table === "funding" && !contradict(twin, planned)) Object.assign(twin, merged(twin, planned));
      else if (!isSame) faults.push({ ...place, fault: `loadTwice:${twin.place.sheet} ${twin.place.row + 1}` });
      return;
    }
    const elsewhere = kind === "changed" ? changedElsewhere(table, changes) : null;
    if (elsewhere) {
      faults.push({ ...place, fault: elsewhere });
      return;
    }
    if (
      kind === "changed" &&
      ENTRIES.has(table) &&
      (current?.status === "SUBMITTED" || current?.status === "VERIFIED")
    ) {
      faults.push({ ...place, fault: "loadHandedIn" });
      return;
    }
    this.taken.set(`${table} ${key}`, planned);
    this.plan.rows.push(planned);
    if (table === "indicators") this.define(key, fields);
  }

  /** What is known already is defined anew on its page alone. */
  private define(code: string, fields: Fields): void {
    if (this.definitions.has(code)) return;
    this.definitions.set(code, [
      {
        ...{ number: 1, current: true, validFrom: null },
        ...{ scaleMin: null, scaleMax: null, byKelurahan: true },
        isState: Boolean(fields.states),
        states: fields.states?.split("; ") ?? [],
        frequency: (fields.frequency ?? "YEARLY") as Frequency,
        unit: fields.unit ?? "",
        decimals: decimalsOf(fields),
      },
    ]);
  }

  /** By what a target or a value is measured: the definition of its own year or period. */
  private measureOf(table: "targets" | "values", { indicator, year, period }: Fields): Definition | undefined {
    return definitionFor(this.definitions.get(indicator ?? "") ?? [], (table === "targets" ? year : period) ?? "");
  }

  private measuredBy({ table, areShares }: Raw, fields: Fields): Measured {
    if (table !== "targets" && table !== "values") return null;
    const known = this.measureOf(table, fields) ?? this.measures.get(fields.indicator ?? "");
    if (!known) return null;
    const { unit, decimals } = known;
    // A share has two decimals more than the percentage that it is.
    return { unit, decimals: areShares && unit.startsWith("%") ? decimals + 2 : decimals };
  }

  /**
   * `beside` stands in a second column, as a name does beside its code: what names one thing alone decides, and where
   * neither does the longer of the two is asked about, for people know things by their names.
   */
  private resolve(to: Reference, [first, beside]: [string, string | null], place: Place): string | null {
    const index = this.indexOf(to);
    const texts = beside === null ? [first] : [first, beside];
    if (texts.some((one) => this.without.has(questionKey(to, one)))) return LEAVE_OUT;
    const exact = texts.flatMap((one) => index.find(one) ?? []).find((one) => "code" in one);
    const text = texts.reduce((a, b) => (b.length > a.length ? b : a));
    const key = questionKey(to, text);
    const answer = this.answers.get(key);
    if (texts.length > 1 && exact) return exact.code;
    // Only what is there can be meant; anything else is asked again.
    if (answer === LEAVE_OUT || (answer !== undefined && index.has(answer))) return answer;
    const found = index.find(text);
    if (found && "code" in found) return found.code;
    const known = this.asked.get(key);
    if (known) known.count += 1;
    else {
      const question = { to, text, offered: found?.several ?? [], count: 1, place };
      this.asked.set(key, question);
      this.plan.questions.push(question);
    }
    return null;
  }

  private indexOf(to: Reference) {
    const known = this.indexes.get(to);
    if (known) return known;
    const said = [...this.ground.remembered].filter(([key]) => key.startsWith(`${to} `));
    const index = nameIndex(this.named[to], new Map(said.map(([key, code]) => [key.slice(to.length + 1), code])));
    this.indexes.set(to, index);
    return index;
  }

  private keyOf(table: Table, fields: Fields): string | null {
    const parts = KEYS[table].map((field) => fields[field] ?? (field === "kelurahan" ? "" : null));
    if (table === "programmes") return this.programmeKey(fields);
    const { name, kecamatanCode, programme, titleId } = fields;
    if (table === "kelurahan") return name && kecamatanCode ? wardKey({ name, kecamatanCode }) : null;
    if (table === "milestones") return programme && titleId ? `${programme} ${plainWords(titleId)}` : null;
    return parts.includes(null) ? null : parts.join(" ").trimEnd();
  }

  /** Whether another kelurahan has the ministry's code already. */
  private isTakenCode(fields: Fields): boolean {
    const own = this.keyOf("kelurahan", fields);
    const known = [...this.ground.current.kelurahan].map(([key, one]) => [key, one.fields.code] as const);
    const fresh = this.plan.rows.flatMap((row) =>
      row.table === "kelurahan" ? [[row.key, row.fields.code] as const] : [],
    );
    return [...known, ...fresh].some(([key, code]) => key !== own && code === fields.code);
  }

  /** The kecamatan's code stands in the kelurahan's own, or beside another kelurahan of it. */
  private spellOutWard(fields: Fields): void {
    const { code, kecamatan } = fields;
    const own = /^(\d{2}\.\d{2}\.\d{2})\.\d{4}$/.exec(code ?? "")?.[1];
    const name = plainWords(kecamatan ?? "");
    fields.kecamatanCode ??= own ?? this.kecamatan.get(name) ?? null;
    if (name !== "" && fields.kecamatanCode) this.kecamatan.set(name, fields.kecamatanCode);
  }

  /** By its code, then by its name; a new one gets an address of its own, also where a programme had that name once. */
  private programmeKey({ code, name }: Fields): string | null {
    for (const text of [code, name]) {
      const found = text ? this.indexOf("programme").find(text) : null;
      if (found && "code" in found) return found.code;
    }
    if (!name) return null;
    const known = this.made.get(plainWords(name));
    if (known) return known;
    const taken = new Set([...this.named.programme.map((one) => one.code), ...this.made.values()]);
    const slug = slugOfName(name);
    let free = slug;
    for (let number = 2; taken.has(free); number += 1) free = `${slug}-${number}`;
    this.made.set(plainWords(name), free);
    return free;
  }

  private check(raw: Raw, fields: Fields): Fault[] {
    const at = (field: string) => raw.cells[field]?.place ?? raw.place;
    const faults: Fault[] = [];
    if (raw.table === "officers" && (fields.role ?? "AGENCY") !== "AGENCY" && fields.agency)
      faults.push({ ...at("agency"), fault: "loadAgencyOfRole" });
    if (raw.table === "kelurahan" && fields.code) {
      const isCode = /^\d{2}\.\d{2}\.\d{2}\.\d{4}$/.test(fields.code);
      if (!isCode || !fields.code.startsWith(`${fields.kecamatanCode}.`))
        faults.push({ ...at("code"), fault: "loadWardCode" });
      else if (this.isTakenCode(fields)) faults.push({ ...at("code"), fault: "codeTaken" });
    }
    if (raw.table === "milestones") faults.push(...milestoneFaults(fields, this.ground.today, at));
    if (raw.table !== "targets" && raw.table !== "values") return faults;
    const field = raw.table === "targets" ? "target" : "value";
    const definition = this.measureOf(raw.table, fields);
    const written = fields[field];
    if (!definition || written === null || written === undefined) return faults;
    // What the file itself shows as a percentage was read as that.
    const mayBeShare = definition.unit.startsWith("%") && !saysPercent(raw.cells[field]?.cell);
    const text = mayBeShare && raw.areShares ? percentOf(written) : written;
    fields[field] = text;
    const fault = cellFault(text, definition, raw.table === "targets");
    if (text !== written && isBeyondShare(text)) faults.push({ ...at(field), fault: "loadPercentAmongShares" });
    else if (fault) faults.push({ ...at(field), fault });
    else if (mayBeShare && !raw.areShares && isShare(text))
      this.plan.doubts.push({ ...at(field), doubt: "shareForPercent" });
    if (raw.table !== "values") return faults;
    const period = fields.period ?? "";
    if (fields.kelurahan && !definition.byKelurahan) faults.push({ ...at("kelurahan"), fault: "noKelurahan" });
    const closedOn = this.ground.closedKelurahan.get(fields.kelurahan ?? "");
    if (closedOn && (parsePeriod(period)?.start ?? "") >= closedOn)
      faults.push({ ...at("kelurahan"), fault: "kelurahanGone" });
    if (!isPeriodFor(definition.frequency, period)) faults.push({ ...at("period"), fault: "periodFrequency" });
    else if (isFuturePeriod(period, this.ground.today)) faults.push({ ...at("period"), fault: "periodFuture" });
    return faults;
  }
}

const DEFINITION = [
  "unit",
  "states",
  "decimals",
  "polarity",
  "frequency",
  "aggregation",
  "cumulative",
  "formula",
  "dataSource",
  "pillar",
];

/** What has a day, a reason or a legal basis of its own is changed on its page, and not in passing by a file. */
function changedElsewhere(table: Table, changes: Planned["changes"]): string | null {
  if (table === "agencies") return "loadRename";
  if (table === "officers") return "loadAccount";
  if (table === "kelurahan") return "loadWard";
  return table === "indicators" && changes.some(({ field }) => DEFINITION.includes(field)) ? "loadDefinition" : null;
}

/** Decimals of a new indicator whose file says nothing of them. Ours. */
export const NEW_DECIMALS = 2;
const decimalsOf = ({ decimals }: Fields) => Number(decimals ?? NEW_DECIMALS);

const KEYS: Readonly<Record<Table, readonly string[]>> = {
  agencies: ["code"],
  officers: ["email"],
  kelurahan: ["kecamatanCode", "name"],
  programmes: ["name"],
  programmeYears: ["programme", "year"],
  milestones: ["programme", "titleId"],
  indicators: ["code"],
  targets: ["indicator", "year"],
  values: ["indicator", "period", "kelurahan"],
  funding: ["programme", "year", "fundingSource"],
};

const isAt = (raw: Raw, field: string, { row, column }: Fault) =>
  raw.cells[field]?.place.row === row && raw.cells[field]?.place.column === column;

/** What must be there: more of a new row than of one that is known already. */
function requiredOf(table: Table, fields: Fields, isNew: boolean): string[] {
  const always = Object.entries(COLUMNS[table]).flatMap(([field, { isRequired }]) => (isRequired ? [field] : []));
  if (table === "programmeYears") return [...always, "planned", "running", "source"];
  if (table === "officers") return (fields.role ?? "AGENCY") === "AGENCY" ? [...always, "agency"] : always;
  if (table === "funding") return [...always, "source", ...(fields.planned || fields.spent ? [] : ["planned"])];
  if (!isNew) return always;
  if (table === "kelurahan") return [...always, "kecamatanCode", ...(fields.code ? ["codeListedOn"] : [])];
  if (table === "programmes") return [...always, "source"];
  if (table === "indicators") return [...always, "polarity", "frequency", "aggregation"];
  if (table === "targets") return [...always, "plan", "source"];
  return table === "values" ? [...always, "source"] : always;
}

/** "Berjalan" alone says that it was planned too; "belum" that it was planned and did not run. */
function spellOutYear(fields: Fields): void {
  if (fields.running !== null && fields.running !== undefined) fields.planned ??= "true";
}

/** As its form asks: a day with what is done, a reason with what is dropped. */
function milestoneFaults(
  { state, doneOn, droppedReason }: Fields,
  today: string,
  at: (field: string) => Place,
): Fault[] {
  const fault = (field: string, key: string): Fault => ({ ...at(field), fault: key });
  const faults: Fault[] = [];
  if (doneOn && doneOn > today) faults.push(fault("doneOn", "dayFuture"));
  if (state === "DONE" && !doneOn) faults.push(fault("doneOn", "loadRequired:doneOn"));
  if (state && state !== "DONE" && doneOn) faults.push(fault("doneOn", "onlyWhenDone"));
  if (state === "DROPPED" && !droppedReason) faults.push(fault("droppedReason", "loadRequired:droppedReason"));
  if (state && state !== "DROPPED" && droppedReason) faults.push(fault("droppedReason", "onlyWhenDropped"));
  return faults;
}

function cellFault(text: string, definition: Definition, isTarget: boolean): string | null {
  const { decimals, scaleMin, scaleMax, isState, states } = definition;
  if (text.startsWith("=")) {
    if (!isState) return "number";
    return states.includes(text.slice(1)) ? null : "loadState";
  }
  if (isState) return "loadState";
  const figures = text.split("..");
  if (figures.length === 2 && !isTarget) return "number";
  for (const figure of figures) {
    const fault = figureFault(figure, { decimals, scaleMin, scaleMax });
    if (fault) return fault;
  }
  const [low = "", high] = figures;
  return high !== undefined && new Decimal(high).lte(low) ? "loadRange" : null;
}

/** A percentage between 0 and 1: a cell that was formatted as 85 % keeps 0.85. */
const isShare = (text: string) => /^0\.\d+$/.test(text);

/** A cell under a format of per cent, or one in which it was typed. */
const saysPercent = (cell: Cell | undefined) =>
  (typeof cell === "object" && cell !== null) || (typeof cell === "string" && cell.includes("%"));

/** What a share is in per cent, both ends of a range; a word stays. */
const percentOf = (text: string) =>
  text.startsWith("=")
    ? text
    : text
        .split("..")
        .map((figure) => new Decimal(figure).times(100).toFixed())
        .join("..");

/** Above this a figure among shares was in per cent already: 85 would become 8,500 %. Ours. */
const MOST_PERCENT = 1000;
const isBeyondShare = (text: string) =>
  !text.startsWith("=") && text.split("..").some((figure) => new Decimal(figure).abs().gt(MOST_PERCENT));

/** Figures are one however they are written. */
function isSameFigure(a: string | null, b: string | null): boolean {
  if (a === b || (a ?? "") === (b ?? "")) return true;
  const figure = /^-?\d+(\.\d+)?$/;
  return a !== null && b !== null && figure.test(a) && figure.test(b) && new Decimal(a).equals(b);
}

const contradict = (one: Planned, other: Planned) =>
  Object.entries(other.fields).some(
    ([field, value]) => value !== null && one.fields[field] != null && !isSameFigure(one.fields[field] ?? null, value),
  );

/** Planned money and spent money of one line stand in two columns, and are one row. */
function merged(one: Planned, other: Planned): Partial<Planned> {
  const changes = [...one.changes, ...other.changes.filter(({ field }) => !one.changes.some((c) => c.field === field))];
  const kind = one.kind === "new" || other.kind === "new" ? "new" : changes.length > 0 ? "changed" : "same";
  const said = Object.entries(other.fields).filter(([, value]) => value !== null);
  return { fields: { ...one.fields, ...Object.fromEntries(said) }, changes, kind };
}

function labelOf(table: Table, key: string, fields: Fields, current: Current | undefined): string {
  return fields.name ?? fields.titleId ?? current?.fields.name ?? (table === "officers" ? (fields.email ?? key) : key);
}

/** Tables whose new rows some of the chosen ones stand on, and which are not chosen themselves. */
export function neededTables(rows: readonly Planned[], chosen: readonly Table[]): Table[] {
  const makers = {
    agency: "agencies",
    kelurahan: "kelurahan",
    programme: "programmes",
    indicator: "indicators",
  } as const;
  const needed = Object.entries(makers).filter(([field, table]) => {
    if (chosen.includes(table)) return false;
    const fresh = new Set(rows.filter((row) => row.table === table && row.kind === "new").map(({ key }) => key));
    return rows.some((row) => chosen.includes(row.table) && row.kind !== "same" && fresh.has(row.fields[field] ?? ""));
  });
  return needed.map(([, table]) => table);
}
