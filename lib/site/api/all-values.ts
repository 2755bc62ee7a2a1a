import { z } from "zod";
import { values } from "@/lib/city/indicators/dataset";
import { countEveryValue, listEveryValue } from "@/lib/city/indicators/published";
import { everywhere, narrowedBy, PAGING, text, whole } from "@/lib/platform/datasets/query";
import type { Locale } from "@/lib/platform/format/locale";
import { type TableFormat, tableFileName, tableText } from "@/lib/platform/format/table-file";
import { handler } from "./handler";
import { askForKnownCodes } from "./known-codes";
import { CACHE, fileForPeople, sheetForPeople, TYPES, toCsv } from "./listing";
import { pickedColumns } from "./narrowed";
import { readParameters } from "./parameters";
import { readerOf } from "./people-sheet";
import { CORS, problem, SEE_ERRORS, unknownFields } from "./problem";
import { termsOfUse } from "./terms";
import "server-only";
import { absolute } from "@/lib/platform/datasets/dataset";
import { route, withQuery } from "@/lib/platform/pages/routes";

/** Rows that are read and written at a time: what a stream holds, however long it is. */
const AT_ONCE = 500;
const A_PAGE = 200;
const NAME = "enam-pilar-all-values";
const MOST = 1000;

export const allValuesQuery = z.strictObject({
  format: everywhere.format,
  lang: everywhere.lang,
  indicator: text.optional(),
  since: everywhere.since,
  from: everywhere.from,
  to: everywhere.to,
  fields: everywhere.fields,
  limit: whole(1, MOST).optional(),
  cursor: everywhere.cursor,
});
type Asked = z.output<typeof allValuesQuery>;

const filterOf = ({ indicator, ...asked }: Asked) => ({ indicatorCode: indicator, ...narrowedBy(asked) });

type Columns = typeof values.columns;
type Item = Parameters<Columns[string]>[0];

/**
 * GET handler: the values of all indicators. Every CSV without a limit is the whole list, written while it is read; a workbook
 * says what it leaves out.
 */
export const allValues = handler(async (request) => {
  const read = readParameters(request, allValuesQuery);
  if (read.refusal) return read.refusal;
  const { asked } = read;
  const { format = "json", limit } = asked;
  const { columns, unknown } = pickedColumns(values.columns, asked.fields);
  if (unknown.length > 0) return problem(request, 400, SEE_ERRORS, [unknownFields(unknown, values.columns)]);
  await askForKnownCodes({ indicator: asked.indicator });
  if (format === "json" || (format === "csv" && limit)) return onePage(asked, columns, format);
  if (format === "xlsx") return workbook(asked, columns, readerOf(format, new URL(request.url)));
  const parts = format === "csv" ? valuesAsCsv(asked, columns) : valuesForPeople(asked, columns, format);
  return file(streamOf(parts), format);
});

async function onePage(asked: Asked, columns: Columns, format: "json" | "csv"): Promise<Response> {
  const { items, next } = await listEveryValue({
    ...filterOf(asked),
    cursor: asked.cursor,
    pageSize: asked.limit ?? A_PAGE,
  });
  const behind = next && absolute(withQuery(route("/api/v1/values"), { ...asked, cursor: next }));
  const headers = { ...CORS, ...CACHE, ...(behind ? { link: `<${behind}>; rel="next"` } : {}) };
  const rows = items.map((item) => rowOf(item, columns));
  if (format === "csv")
    return new Response(toCsv(rows, Object.keys(columns)), { headers: { ...headers, "content-type": TYPES.csv } });
  const body = { data: rows, next, links: behind ? { next: behind } : {}, ...(await termsOfUse()) };
  return new Response(JSON.stringify(body), { headers: { ...headers, "content-type": TYPES.json } });
}

const rowOf = (item: Item, columns: Columns) =>
  Object.fromEntries(Object.entries(columns).map(([name, cell]) => [name, cell(item)]));

/** All values as a CSV for programs, some at a time, each read when the one before was taken. */
export async function* valuesAsCsv(asked: Asked = {}, columns: Columns = values.columns): AsyncGenerator<string> {
  const names = Object.keys(columns);
  yield toCsv([], names);
  for await (const items of read(asked)) {
    const rows = items.map((item) => rowOf(item, columns));
    yield withoutHead(toCsv(rows, names));
  }
}

type PeoplesCsv = "csv-id" | "csv-en";

/** The same for a spreadsheet of the reader's language. */
async function* valuesForPeople(asked: Asked, columns: Columns, format: PeoplesCsv): AsyncGenerator<string> {
  const locale = format === "csv-en" ? "en" : "id";
  const about = { ...values, columns };
  yield tableText(await sheetForPeople<Item>([], about, { locale }), format);
  for await (const items of read(asked))
    yield withoutHead(tableText(await sheetForPeople(items, about, { locale }), format));
}

/** Some at a time, up to the limit where one was asked for. */
async function* read(asked: Asked): AsyncGenerator<readonly Item[]> {
  let left = asked.limit ?? Number.POSITIVE_INFINITY;
  for (let cursor = asked.cursor, more = true; more && left > 0; ) {
    const { items, next } = await listEveryValue({ ...filterOf(asked), cursor, pageSize: Math.min(AT_ONCE, left) });
    if (items.length > 0) yield items;
    left -= items.length;
    cursor = next ?? undefined;
    more = next !== null;
  }
}

async function workbook(asked: Asked, columns: Columns, locale: Locale): Promise<Response> {
  const { items, next } = await listEveryValue({
    ...filterOf(asked),
    cursor: asked.cursor,
    pageSize: asked.limit ?? PAGING.wholeFileRows.xlsx,
  });
  // With a limit or a cursor somebody asked for a part.
  const isCut = next !== null && !asked.limit && !asked.cursor;
  const left = isCut ? (await countEveryValue(filterOf(asked))) - items.length : 0;
  const sheet = await sheetForPeople(items, { ...values, columns }, { locale, left });
  return file(await fileForPeople("xlsx", sheet), "xlsx");
}

/** Without the mark and the header line, which stand before the first part alone; a header holds no line end. */
export const withoutHead = (csv: string) => csv.slice(csv.indexOf("\r\n") + 2);

function streamOf(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}

function file(body: BodyInit, format: TableFormat): Response {
  const name = tableFileName(NAME, format);
  return new Response(body, {
    headers: {
      ...CORS,
      ...CACHE,
      "content-type": TYPES[format],
      "content-disposition": `attachment; filename="${name}"`,
    },
  });
}
