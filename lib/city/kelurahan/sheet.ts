import Papa from "papaparse";

/** A row of the ministry's list: 35.71.02.1001 is kelurahan 1001 of kecamatan 35.71.02. */
export type ListedKelurahan = { code: string; name: string; kecamatanCode: string; kecamatan: string };
export type KnownKelurahan = {
  id: string;
  code: string | null;
  name: string;
  kecamatanCode: string;
  kecamatan: string;
  /** Every name that it had before. */
  former: readonly string[];
};

export type SheetFault = {
  row: number;
  fault: "columns" | "code" | "name" | "kecamatan" | "twice" | "empty";
  text: string;
};

const MOST_ROWS = 5000;
const COLUMNS: Record<keyof ListedKelurahan, readonly string[]> = {
  code: ["code", "kode", "kode_kelurahan"],
  name: ["name", "nama", "kelurahan", "nama_kelurahan"],
  kecamatanCode: ["kecamatan_code", "kode_kecamatan"],
  kecamatan: ["kecamatan", "nama_kecamatan", "kecamatan_name"],
};

/** Semicolons or commas, a mark in front or none: as spreadsheets of either language write it. */
export function readKelurahanSheet(text: string): { rows: ListedKelurahan[]; faults: SheetFault[] } {
  const parsed = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ""), {
    header: true,
    skipEmptyLines: "greedy",
    transformHeader: (head) => head.trim().toLowerCase().replace(/\s+/g, "_"),
  });
  const heads = parsed.meta.fields ?? [];
  const headOf = (field: keyof ListedKelurahan) => heads.find((head) => COLUMNS[field].includes(head));
  const fields = Object.keys(COLUMNS) as (keyof ListedKelurahan)[];
  const missing = fields.filter((field) => !headOf(field));
  if (missing.length > 0) return { rows: [], faults: [{ row: 1, fault: "columns", text: missing.join(", ") }] };
  if (parsed.data.length === 0 || parsed.data.length > MOST_ROWS)
    return { rows: [], faults: [{ row: 1, fault: "empty", text: String(parsed.data.length) }] };
  const faults: SheetFault[] = [];
  const seen = new Set<string>();
  const rows = parsed.data.map((line, index) => {
    const cell = (field: keyof ListedKelurahan) => (line[headOf(field) ?? ""] ?? "").trim();
    const row = {
      code: cell("code"),
      name: cell("name"),
      kecamatanCode: cell("kecamatanCode"),
      kecamatan: cell("kecamatan"),
    };
    const fault = (kind: SheetFault["fault"], text: string) => faults.push({ row: index + 2, fault: kind, text });
    if (!/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/.test(row.code)) fault("code", row.code);
    else if (!row.code.startsWith(`${row.kecamatanCode}.`)) fault("kecamatan", row.kecamatanCode);
    if (row.name === "") fault("name", row.code);
    if (row.kecamatan === "") fault("kecamatan", row.code);
    if (seen.has(row.code)) fault("twice", row.code);
    seen.add(row.code);
    return row;
  });
  return { rows, faults };
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
