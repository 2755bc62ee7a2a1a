// The files of the shipped facts, as rows. Data, never invented: an empty cell stays null.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import Papa from "papaparse";

const FOLDER = path.join(process.cwd(), "prisma/seed");

export type Row = Record<string, string>;
export type Ids = Map<string, string>;

export function read(name: string): Row[] {
  const { data, errors } = Papa.parse<Row>(readFileSync(path.join(FOLDER, `${name}.csv`), "utf8"), {
    header: true,
    skipEmptyLines: true,
  });
  const [error] = errors;
  if (error) throw new Error(`prisma/seed/${name}.csv row ${error.row}: ${error.message}`);
  return data;
}

/** Whose facts are loaded: what every city begins with (pillars, instruments, glossary), or that and Kota Kediri's. */
export const SHIPPED_FACTS = ["kediri", "none"] as const;
export type ShippedFacts = (typeof SHIPPED_FACTS)[number];

/** What every city begins with, whatever else is shipped. */
const EVERY_CITY = ["corrections", "glossary", "instruments", "pillars", "questionnaire", "source_notes", "sources"];

/** Of every file that these facts are read from, so that a start knows whether this database has them. */
export function hashOfFacts(facts: ShippedFacts = "kediri"): string {
  const hash = createHash("sha256");
  const names = facts === "kediri" ? readdirSync(FOLDER) : EVERY_CITY.map((name) => `${name}.csv`);
  for (const name of names.sort()) {
    const content = readFileSync(path.join(FOLDER, name));
    hash.update(`${name}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

export const cell = (row: Row, column: string): string => {
  const value = row[column];
  if (value === undefined) throw new Error(`column ${column} is missing`);
  return value;
};
export const orNull = (row: Row, column: string): string | null => cell(row, column) || null;
export const day = (text: string | null) => (text ? new Date(`${text}T00:00:00Z`) : null);
export const need = (ids: Ids, key: string): string => {
  const id = ids.get(key);
  if (!id) throw new Error(`"${key}" is named in a seed file but not defined`);
  return id;
};

// Notes and sources were written in English; the site's first language is Indonesian.
const indonesian = new Map(read("translations").map((row) => [cell(row, "en"), cell(row, "id")]));
const inIndonesian = (text: string) => indonesian.get(text) ?? text;
export const notes = (row: Row) => ({ note: inIndonesian(cell(row, "note")), noteEn: orNull(row, "note") });
export const source = (row: Row, column = "source") => inIndonesian(cell(row, column));
