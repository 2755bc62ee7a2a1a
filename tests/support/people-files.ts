import Papa from "papaparse";
import { readSheet } from "read-excel-file/node";
import { GET as frozen } from "@/app/api/v1/rounds/[slug]/frozen/route";
import { db } from "@/lib/platform/db/client";
import * as enums from "@/lib/platform/db/generated/enums";
import { AREAS } from "@/lib/site/areas";
import id from "@/messages/id.json";

type Handler = (request: Request, context: { params: Promise<never> }) => Promise<Response>;

declare global {
  interface ImportMeta {
    /** Vitest's: the modules that a pattern finds. */
    glob<Module>(pattern: string, options: { eager: true }): Record<string, Module>;
  }
}
const HANDLERS = import.meta.glob<{ GET: Handler }>("../../app/api/v1/**/route.ts", { eager: true });
const handlerAt = (at: string) => {
  const handler = HANDLERS[`../../app${at}/route.ts`]?.GET;
  if (!handler) throw new Error(`nothing answers at ${at}`);
  return handler;
};

/** Every list of the open data by its address, as the areas declare them, and the frozen round. */
export const LISTS: Readonly<Record<string, Handler>> = {
  ...Object.fromEntries(
    AREAS.flatMap(({ datasets = [] }) => datasets).map(({ at }) => [
      at.replace("/api/v1/", "").replace(/\[(\w+)\]/g, "{$1}"),
      handlerAt(at),
    ]),
  ),
  "rounds/{slug}/frozen": frozen as Handler,
};
export const PEOPLES = ["csv-id", "csv-en", "xlsx&lang=id", "xlsx&lang=en"] as const;
export type Peoples = (typeof PEOPLES)[number];

export function askList(name: string, query: string, path: { code?: string; slug?: string } = {}): Promise<Response> {
  const ask = LISTS[name] ?? handlerAt(`/api/v1/${name}`);
  const request = new Request(`http://localhost:3000/api/v1/${name}?${query}`);
  return ask(request, { params: Promise.resolve(path as never) });
}

export type PeoplesCell = string | number | boolean | Date | null;

/** A file for people as rows by heading. */
export async function peoplesRows(answer: Response, format: Peoples): Promise<Record<string, PeoplesCell>[]> {
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (answer.status !== 200) throw new Error(`${answer.status}: ${bytes}`);
  const [head = [], ...rows] = format.startsWith("xlsx")
    ? ((await readSheet(bytes)) as PeoplesCell[][])
    : Papa.parse<string[]>(bytes.toString("utf8").replace("\uFEFF", ""), {
        delimiter: format === "csv-id" ? ";" : ",",
        skipEmptyLines: true,
      }).data;
  return rows.map((row) => Object.fromEntries(head.map((heading, index) => [String(heading), row[index] ?? null])));
}

const ENUM_WORDS = new Set<string>(Object.values(enums).flatMap((words) => Object.values(words)));
const ORIGINS = ["PUBLISHED_SOURCE", "CITY"];

/** Texts in capitals that are names and no codes of ours: agencies, plans, who measured, units. */
export async function properNames(): Promise<Set<string>> {
  const [agencies, targets, plans, definitions] = await Promise.all([
    db().agency.findMany({ select: { shortName: true } }),
    db().indicatorTarget.findMany({ select: { plan: true } }),
    db().indexTarget.findMany({ select: { plan: true } }),
    db().indicatorDefinition.findMany({ select: { dataSource: true } }),
  ]);
  return new Set([
    ...agencies.map(({ shortName }) => shortName),
    ...[...targets, ...plans].map(({ plan }) => plan),
    ...definitions.map(({ dataSource }) => dataSource),
    ...Object.values(id.IndicatorUnits),
  ]);
}

const MONTH =
  /^(?:(?:jan|feb|mar|apr|mei|may|ju[nl]|ag[ut]|aug|sep|o[ck]t|nov|de[cs])[a-z]*[-/ ]?\d+|\d+[-/](?:jan|feb|mar).*)$/i;

/** What a spreadsheet set to the language of a file would show otherwise than it was written, or would run. */
const MISREAD = {
  all: [/^\d{1,4}[-/:]\d{1,4}(?:[-/:]\d{1,4})?$/, /^0\d+$/, /^\d+e\d+$/i, /^[=+@\t\r\n]/, /^-(?!\d)/, MONTH],
  "csv-id": [/^-?\d+\.\d+$/],
  "csv-en": [/^-?\d+,\d+$/],
};

/** What is wrong with a cell of a file for people, as one sentence; null where nothing is. */
export function faultOfCell(cell: PeoplesCell, format: Peoples, names: ReadonlySet<string>): string | null {
  if (typeof cell !== "string") return null;
  // What a seal hashes stands there byte for byte.
  if (cell.startsWith("[")) return null;
  const parts = cell.split(/\n| · /).map((part) => part.trim());
  const code = parts.find(
    (part) => ENUM_WORDS.has(part) || ORIGINS.includes(part) || /^[A-Z]+(?:_[A-Z]+)*$/.test(part),
  );
  if (code !== undefined && !names.has(code)) return `the code ${code}`;
  if (/\d{4}-\d{2}-\d{2}T\d/.test(cell)) return `the instant ${cell}`;
  if (format.startsWith("xlsx")) return /^\d{4}-\d{2}/.test(cell) ? `a date as text: ${cell}` : null;
  const readings = [...MISREAD.all, ...MISREAD[format as "csv-id" | "csv-en"]];
  return readings.some((reading) => reading.test(cell)) ? `read as something else: ${cell}` : null;
}
