import { createHash } from "node:crypto";
import { env } from "@/lib/platform/config/env";
import type { Page, Window } from "@/lib/platform/datasets/cut";
import type { Cell, Columns, Dataset } from "@/lib/platform/datasets/dataset";
import { type Format, type Paging, paging } from "@/lib/platform/datasets/query";
import { inBoth } from "@/lib/platform/datasets/sentence";
import type { Locale } from "@/lib/platform/format/locale";
import { TABLE_TYPES, type TableFormat, tableBytes, tableFileName } from "@/lib/platform/format/table-file";
import type { WrittenSheet } from "@/lib/platform/format/workbook";
import { type Handler, handler } from "./handler";
import { type Answer, keptAnswer } from "./kept-answers";
import { askForKnownCodes } from "./known-codes";
import { isNarrowed, narrowedPage, pickedColumns } from "./narrowed";
import { readParameters } from "./parameters";
import { peopleSheet, readerOf } from "./people-sheet";
import { CORS, METHODS, NOTHING_OF_THIS_CODE, problem, SEE_ERRORS, unknownFields } from "./problem";
import { termsOfUse } from "./terms";
import { inWorkbookQueue } from "./workbook-queue";
import "server-only";
import Papa from "papaparse";

// A shared cache may keep an answer but must ask each time: what was unpublished has to disappear at once.
export const CACHE = { "cache-control": "public, no-cache", vary: "Accept" };
export const TYPES: Record<Format, string> = { json: "application/json; charset=utf-8", ...TABLE_TYPES };
// A cell that a spreadsheet would run; a plain negative number is none.
const FORMULA = /^(?:[\t\r\n]|\s*[=+@\uFF1D\uFF0B\uFF0D\uFF20]|\s*-(?!\d+(?:\.\d+)?$))/;

/** GET handler of a list: parameters checked, published rows, JSON or CSV, paged, with ETag. */
export function listing<Item, Query extends Paging>(about: Omit<Dataset<Item, Query>, "at">): Handler {
  return handler((request, path) => answerTo(request, path, about));
}

/** Answer to a browser that asks before a cross-origin read. */
export function preflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...CORS,
      "access-control-allow-methods": METHODS,
      "access-control-allow-headers": "Accept, If-None-Match",
      "access-control-max-age": "86400",
    },
  });
}

async function answerTo<Item, Query extends Paging>(
  request: Request,
  path: Record<string, string>,
  dataset: Omit<Dataset<Item, Query>, "at">,
): Promise<Response> {
  const url = new URL(request.url);
  const read = readParameters(request, dataset.query);
  if (read.refusal) return read.refusal;
  const { columns, unknown } = pickedColumns(dataset.columns, read.asked.fields);
  if (unknown.length > 0) return problem(request, 400, SEE_ERRORS, [unknownFields(unknown, dataset.columns)]);
  const about = { ...dataset, columns };
  if (read.asked.page !== undefined && read.asked.cursor !== undefined)
    return problem(request, 400, SEE_ERRORS, [
      {
        parameter: "cursor",
        message: inBoth(
          "cannot be given with page: it is where one goes on",
          "tidak bisa bersama page: cursor menunjuk kelanjutan daftar",
        ),
      },
    ]);
  const format = formatFor(request, read.asked.format);
  const query = { ...read.asked, ...paging({ ...read.asked, format }) };
  const key = JSON.stringify([url.pathname, format, Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1))]);
  const answer = await keptAnswer(key, async () => {
    await askForKnownCodes(query);
    const load = (window: Window) => about.load({ ...query, ...window }, path);
    const page =
      isNarrowed(query) && !about.narrowsItself ? await narrowedPage(load, dataset.columns, query) : await load(query);
    return page && toAnswer(page, about, { format, url, query });
  });
  if (!answer) return problem(request, 404, NOTHING_OF_THIS_CODE);
  const headers = {
    ...CORS,
    ...CACHE,
    etag: answer.etag,
    "content-type": TYPES[format],
    ...(answer.link ? { link: answer.link } : {}),
    ...(format === "json"
      ? {}
      : { "content-disposition": `attachment; filename="${tableFileName(`enam-pilar-${about.name}`, format)}"` }),
  };
  if (hasSeen(request, answer.etag)) return new Response(null, { status: 304, headers });
  return new Response(answer.body, { headers });
}

function formatFor(request: Request, asked: Format | undefined): Format {
  if (asked) return asked;
  const first = request.headers.get("accept")?.match(/text\/csv|application\/(?:\*|json)|\*\/\*/)?.[0];
  return first === "text/csv" ? "csv" : "json";
}

type Wanted = { format: Format; url: URL; query: Paging & { whole: boolean } };

async function toAnswer<Item>(page: Page<Item>, about: Readable<Item>, wanted: Wanted): Promise<Answer> {
  const { format } = wanted;
  const links = linksOf(page, wanted);
  const body =
    format === "json" || format === "csv"
      ? new TextEncoder().encode(await programText(page, about.columns, { ...wanted, format, links }))
      : await fileForPeople(format, await readableSheet(page, about, { ...wanted, format }));
  const link = Object.entries(links).map(([relation, address]) => `<${address}>; rel="${relation}"`);
  return {
    body,
    etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`,
    link: link.length > 0 ? link.join(", ") : null,
  };
}

async function programText<Item>(
  { items, page, pageSize, pages, total, next }: Page<Item>,
  columns: Columns<Item>,
  { format, links, query }: Wanted & { links: Record<string, string> },
): Promise<string> {
  const rows = items.map((item) =>
    Object.fromEntries(Object.entries(columns).map(([name, read]) => [name, read(item)])),
  );
  if (format === "csv") return toCsv(rows, Object.keys(columns));
  // Behind a cursor nobody counted on which page one is.
  const counted = query.cursor === undefined ? { page, pageSize, pages, total } : { pageSize, total };
  return JSON.stringify({ data: rows, ...counted, next, links, ...(await termsOfUse()) });
}

function readableSheet<Item>(
  { items, next, total }: Page<Item>,
  about: Readable<Item>,
  { format, url, query }: Wanted & { format: Exclude<TableFormat, "csv"> },
): Promise<WrittenSheet> {
  const left = query.whole && next !== null ? total - items.length : 0;
  return sheetForPeople(items, about, { locale: readerOf(format, url), left });
}

type Readable<Item> = Pick<Dataset<Item, Paging>, "name" | "columns" | "readable">;

/** Rows as people read them, in the columns that were asked for; `left`: rows that the file leaves out. */
export function sheetForPeople<Item>(
  items: readonly Item[],
  { name, columns, readable = {} }: Readable<Item>,
  { locale, left = 0 }: { locale: Locale; left?: number },
): Promise<WrittenSheet> {
  const fields = Object.keys(columns).filter((field) => readable[field] !== null);
  const cellOf = (field: string, item: Item) => (readable[field] ?? columns[field])?.(item, locale) ?? null;
  const rows = items.map((item) => Object.fromEntries(fields.map((field) => [field, cellOf(field, item)])));
  return peopleSheet(rows, { name, fields, locale, left });
}

/** The bytes of a file for people; workbooks wait for one another. */
export function fileForPeople(format: TableFormat, sheet: WrittenSheet): Promise<Uint8Array<ArrayBuffer>> {
  const make = () => tableBytes([sheet], format);
  return format === "xlsx" ? inWorkbookQueue(make) : make();
}

/** CSV for programs as every list here is written: with the mark that spreadsheets need, and no cell that they would run. */
export function toCsv(rows: Record<string, Cell>[], fields: string[]): string {
  const flat = rows.map((row) =>
    fields.map((name) => (typeof row[name] === "object" && row[name] !== null ? JSON.stringify(row[name]) : row[name])),
  );
  // Spreadsheets take the text for Latin-1 without the mark.
  // As rows: of named fields without rows the library would write an empty line behind the header.
  return `\uFEFF${Papa.unparse([fields, ...flat], { newline: "\r\n", escapeFormulae: FORMULA })}\r\n`;
}

/**
 * Where one goes on: at the cursor, behind which nothing is missed or told twice while rows come and go; at a page only
 * for who asked for pages. A file for people is the whole list and says in words what it leaves out.
 */
function linksOf<Item>({ page, pages, next }: Page<Item>, { format, url, query }: Wanted): Record<string, string> {
  if (query.whole && format !== "csv") return {};
  const at = (name: "page" | "cursor", value: string | number) => {
    const address = new URL(url.pathname + url.search, env().NEXTAUTH_URL);
    address.searchParams.set(name, String(value));
    return address.href;
  };
  if (query.page === undefined) return next === null ? {} : { next: at("cursor", next) };
  return {
    ...(page > 1 ? { first: at("page", 1), prev: at("page", Math.min(page - 1, pages)) } : {}),
    ...(page < pages ? { next: at("page", page + 1), last: at("page", pages) } : {}),
  };
}

/** True where the reader has this very answer already. */
export function hasSeen(request: Request, etag: string): boolean {
  const seen = request.headers.get("if-none-match")?.split(",") ?? [];
  return seen.some((tag) => tag.trim() === "*" || tag.trim().replace(/^W\//, "") === etag);
}
