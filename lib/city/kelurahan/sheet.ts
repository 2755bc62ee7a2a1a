import Papa from "papaparse";

/** A row of the ministry's list: 35.71.02.1001 is kelurahan 1001 of kecamatan 35.71.02. `line` of the file. */
export type ListedKelurahan = { line: number; code: string; name: string; kecamatanCode: string; kecamatan: string };
export type KnownKelurahan = {
  id: string;
  code: string | null;
  name: string;
  kecamatanCode: string;
  kecamatan: string;
  /** Every name that it had before. */
  former: readonly string[];
  /** The first day of its newest name, 'YYYY-MM-DD'; null where it had but one. */
  namedOn: string | null;
};

export type SheetFault = {
  row: number;
  fault:
    | ("columns" | "cells" | "code" | "name" | "kecamatan" | "twice" | "empty")
    | ("long" | "nameTwice" | "nameThere" | "nameDay");
  text: string;
};

const MOST_ROWS = 5000;
/** As the form of a new name takes. */
const LONGEST = 100;
type ListedField = Exclude<keyof ListedKelurahan, "line">;
const FIELDS = ["code", "name", "kecamatanCode", "kecamatan"] as const satisfies readonly ListedField[];
const COLUMNS: Record<ListedField, readonly string[]> = {
  code: ["code", "kode", "kode_kelurahan"],
  name: ["name", "nama", "kelurahan", "nama_kelurahan"],
  kecamatanCode: ["kecamatan_code", "kode_kecamatan"],
  kecamatan: ["kecamatan", "nama_kecamatan", "kecamatan_name"],
};

/** Semicolons or commas, a mark in front or none: as spreadsheets of either language write it. */
export function readKelurahanSheet(text: string): { rows: ListedKelurahan[]; faults: SheetFault[] } {
  const parsed = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""));
  const [first, ...lines] = parsed.data
    .map((cells, index) => ({ cells: cells.map((cell) => cell.trim()), line: index + 1 }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  const heads = (first?.cells ?? []).map((head) => head.toLowerCase().replace(/\s+/g, "_"));
  const columnOf = (field: ListedField) => heads.findIndex((head) => COLUMNS[field].includes(head));
  const missing = FIELDS.filter((field) => columnOf(field) < 0);
  const fault = (row: number, kind: SheetFault["fault"], of: string): SheetFault => ({ row, fault: kind, text: of });
  if (missing.length > 0) return { rows: [], faults: [fault(first?.line ?? 1, "columns", missing.join(", "))] };
  if (lines.length === 0 || lines.length > MOST_ROWS)
    return { rows: [], faults: [fault(first?.line ?? 1, "empty", String(lines.length))] };
  const faults: SheetFault[] = [];
  const rows = lines.map(({ cells, line }) => {
    // A sign between cells that stands within one moves all that follow it.
    if (cells.slice(heads.length).some((cell) => cell !== "")) faults.push(fault(line, "cells", cells.join(" ")));
    const cell = (field: ListedField) => cells[columnOf(field)] ?? "";
    return {
      line,
      ...(Object.fromEntries(FIELDS.map((field) => [field, cell(field)])) as Record<ListedField, string>),
    };
  });
  return { rows, faults: [...faults, ...faultsOfRows(rows)].sort((a, b) => a.row - b.row) };
}

/** What is wrong in the rows by themselves; each line with all that is wrong in it. */
export function faultsOfRows(rows: readonly ListedKelurahan[]): SheetFault[] {
  const faults: SheetFault[] = [];
  const [codes, names] = [new Set<string>(), new Set<string>()];
  for (const { line, code, name, kecamatanCode, kecamatan } of rows) {
    const fault = (kind: SheetFault["fault"], text: string) =>
      faults.push({ row: line, fault: kind, text: text.slice(0, LONGEST) });
    if (!/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/.test(code)) fault("code", code);
    else if (!code.startsWith(`${kecamatanCode}.`)) fault("kecamatan", kecamatanCode);
    if (name === "") fault("name", code);
    if (kecamatan === "") fault("kecamatan", code);
    if (name.length > LONGEST || kecamatan.length > LONGEST) fault("long", name);
    if (codes.has(code)) fault("twice", code);
    codes.add(code);
    const place = `${kecamatanCode} ${folded(name)}`;
    if (name !== "" && names.has(place)) fault("nameTwice", name);
    names.add(place);
  }
  return faults;
}

const folded = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");

export type KelurahanChange =
  | { kind: "added"; row: ListedKelurahan }
  | { kind: "coded" | "unchanged"; id: string; row: ListedKelurahan }
  | { kind: "renamed"; id: string; row: ListedKelurahan; before: string };

/** What a list would change: by code, or by name in its kecamatan where no code is known yet. Nothing is ever taken away. */
export function compareKelurahan(known: readonly KnownKelurahan[], rows: readonly ListedKelurahan[]) {
  const byCode = new Map(known.flatMap((one) => (one.code ? [[one.code, one]] : [])));
  const named = (row: ListedKelurahan) =>
    known.find(
      (one) =>
        one.code === null &&
        one.kecamatanCode === row.kecamatanCode &&
        [one.name, ...one.former].some((name) => folded(name) === folded(row.name)),
    );
  const changes = rows.map((row): KelurahanChange => {
    const found = byCode.get(row.code) ?? named(row);
    if (!found) return { kind: "added", row };
    const isNamed = folded(found.name) === folded(row.name);
    if (!isNamed) return { kind: "renamed", id: found.id, row, before: found.name };
    const isSame = found.code === row.code && found.kecamatan === row.kecamatan;
    return { kind: isSame ? "unchanged" : "coded", id: found.id, row };
  });
  const touched = new Set(changes.flatMap((change) => ("id" in change ? [change.id] : [])));
  return { changes, absent: known.filter(({ id }) => !touched.has(id)).map(({ name }) => name) };
}

/** What the rows cannot be beside what is there: two of one name in a kecamatan, or a new name before the last one began. */
export function faultsOfChanges(
  known: readonly KnownKelurahan[],
  changes: readonly KelurahanChange[],
  listedOn: string | null,
): SheetFault[] {
  const changed = new Map(changes.flatMap((change) => ("id" in change ? [[change.id, change] as const] : [])));
  const kept = known.filter(({ id }) => !changed.has(id));
  const placeOf = (kecamatanCode: string, name: string) => `${kecamatanCode} ${folded(name)}`;
  const taken = new Set(kept.map(({ kecamatanCode, name }) => placeOf(kecamatanCode, name)));
  const namedOn = new Map(known.map((one) => [one.id, one.namedOn]));
  return changes.flatMap((change): SheetFault[] => {
    const { line, name, kecamatanCode } = change.row;
    const last = "id" in change ? (namedOn.get(change.id) ?? null) : null;
    const isEarly = change.kind === "renamed" && listedOn !== null && last !== null && listedOn <= last;
    return [
      ...(taken.has(placeOf(kecamatanCode, name)) ? [{ row: line, fault: "nameThere" as const, text: name }] : []),
      ...(isEarly ? [{ row: line, fault: "nameDay" as const, text: name }] : []),
    ];
  });
}
