import "server-only";
import { createHash } from "node:crypto";
import { inspect } from "node:util";
import Papa from "papaparse";
import type { z } from "zod";
import { env } from "@/lib/platform/config/env";
import { isDatabaseReady } from "@/lib/platform/db/health";
import { TABLE_TYPES, type TableFormat, tableBytes, tableFileName } from "@/lib/platform/format/table-file";
import type { WrittenSheet } from "@/lib/platform/format/workbook";
import { type Answer, keptAnswer } from "./kept-answers";
import { askForKnownCodes, UnknownCodes } from "./known-codes";
import { peopleSheet } from "./people-sheet";
import { CORS, METHODS, type ParameterFault, problem } from "./problem";
import { type Format, type Paging, paging } from "./query";
import { inWorkbookQueue, WorkbooksBusy } from "./workbook-queue";

export interface Page<Item> {
  items: Item[];
  total: number;
  page: number;
  pageSize: number;
  pages: number;
}

export type Cell = string | number | boolean | null | readonly Readonly<Record<string, string | number | null>>[];

/** What a row says, in the order of the CSV: the same names and contents in JSON. */
export type Columns<Item> = Readonly<Record<string, (item: Item) => Cell>>;

export interface Listing<Item, Query extends Paging> {
  /** Names the CSV file. */
  name: string;
  query: z.ZodType<Query>;
  columns: Columns<Item>;
  /** Null where what the path names is not published. */
  load: (query: Query & { page: number; pageSize: number }, path: Record<string, string>) => Promise<Page<Item> | null>;
}

type Context = { params: Promise<Record<string, string>> };

// A shared cache may keep an answer but must ask each time: what was unpublished has to disappear at once.
export const CACHE = { "cache-control": "public, no-cache", vary: "Accept" };
export const TYPES: Record<Format, string> = { json: "application/json; charset=utf-8", ...TABLE_TYPES };
// A cell that a spreadsheet would run; a plain negative number is none.
const FORMULA = /^(?:[=+@\t\r\n]|-(?!\d+(?:\.\d+)?$))/;

/** GET handler of a list: parameters checked, published rows, JSON or CSV, paged, with ETag. */
export function listing<Item, Query extends Paging>(
  about: Listing<Item, Query>,
): (request: Request, context: Context) => Promise<Response> {
  return async (request, context) => {
    try {
      return await answerTo(request, await context.params, about);
    } catch (error) {
      if (error instanceof UnknownCodes) return problem(400, "See errors for what to mend.", error.faults);
      if (error instanceof WorkbooksBusy) return problem(429, "Other workbooks are being made; try again shortly.");
      if (!(await isDatabaseReady())) return problem(503, "Try again in a few seconds.");
      // Next would log it and answer with nothing that a program could read.
      process.stderr.write(`${inspect(error)}\n`);
      return problem(500, "The fault is logged here; the request need not be changed.");
    }
  };
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
  about: Listing<Item, Query>,
): Promise<Response> {
  const url = new URL(request.url);
  const parsed = about.query.safeParse(parametersOf(url));
  if (!parsed.success) return problem(400, "See errors for what to mend.", parsed.error.issues.flatMap(faultOf));
  const query = { ...parsed.data, ...paging(parsed.data) };
  const format = formatFor(request, parsed.data.format);
  const key = JSON.stringify([url.pathname, format, Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1))]);
  const answer = await keptAnswer(key, async () => {
    await askForKnownCodes(query);
    const page = await about.load(query, path);
    return page && toAnswer(page, about, { format, url, whole: query.whole });
  });
  if (!answer) return problem(404, "Nothing published has this code.");
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

/** A parameter given twice is an array, which no schema takes: better a fault than a silent choice. */
function parametersOf(url: URL): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(url.searchParams.keys())].map((name) => {
      const given = url.searchParams.getAll(name);
      return [name, given.length === 1 ? (given[0] ?? "") : given];
    }),
  );
}

function faultOf(issue: z.core.$ZodIssue): ParameterFault[] {
  if (issue.code !== "unrecognized_keys") return [{ parameter: issue.path.join("."), message: issue.message }];
  return issue.keys.map((parameter) => ({ parameter, message: "is not a parameter of this address" }));
}

function formatFor(request: Request, asked: Format | undefined): Format {
  if (asked) return asked;
  const first = request.headers.get("accept")?.match(/text\/csv|application\/(?:\*|json)|\*\/\*/)?.[0];
  return first === "text/csv" ? "csv" : "json";
}

async function toAnswer<Item>(
  page: Page<Item>,
  { name, columns }: { name: string; columns: Columns<Item> },
  { format, url, whole }: { format: Format; url: URL; whole: boolean },
): Promise<Answer> {
  const rows = page.items.map((item) =>
    Object.fromEntries(Object.entries(columns).map(([name, read]) => [name, read(item)])),
  );
  const links = whole ? {} : linksOf(page, url);
  const { total, pages, pageSize } = page;
  const left = whole ? total - rows.length : 0;
  const body =
    format === "json" || format === "csv"
      ? new TextEncoder().encode(
          format === "csv"
            ? toCsv(rows, Object.keys(columns))
            : JSON.stringify({ data: rows, page: page.page, pageSize, pages, total, links }),
        )
      : await fileForPeople(format, await peopleSheet(rows, { name, fields: Object.keys(columns), format, url, left }));
  const link = Object.entries(links).map(([relation, address]) => `<${address}>; rel="${relation}"`);
  return {
    body,
    etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`,
    link: link.length > 0 ? link.join(", ") : null,
  };
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

function linksOf({ page, pages }: { page: number; pages: number }, url: URL): Record<string, string> {
  const at = (number: number) => {
    const address = new URL(url.pathname + url.search, env().NEXTAUTH_URL);
    address.searchParams.set("page", String(number));
    return address.href;
  };
  return {
    ...(page > 1 ? { first: at(1), prev: at(Math.min(page - 1, pages)) } : {}),
    ...(page < pages ? { next: at(page + 1), last: at(pages) } : {}),
  };
}

/** True where the reader has this very answer already. */
export function hasSeen(request: Request, etag: string): boolean {
  const seen = request.headers.get("if-none-match")?.split(",") ?? [];
  return seen.some((tag) => tag.trim() === "*" || tag.trim().replace(/^W\//, "") === etag);
}
