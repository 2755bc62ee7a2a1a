import { z } from "zod";
import { values } from "@/lib/city/indicators/dataset";
import { listEveryValue } from "@/lib/city/indicators/published";
import { everywhere, narrowedBy, oneOf, text, whole } from "@/lib/platform/datasets/query";
import { tableFileName } from "@/lib/platform/format/table-file";
import { handler } from "./handler";
import { askForKnownCodes } from "./known-codes";
import { CACHE, TYPES, toCsv } from "./listing";
import { pickedColumns } from "./narrowed";
import { readParameters } from "./parameters";
import { CORS, problem, SEE_ERRORS, unknownFields } from "./problem";
import { termsOfUse } from "./terms";
import "server-only";
import { absolute } from "@/lib/platform/datasets/dataset";
import { route, withQuery } from "@/lib/platform/pages/routes";

/** Rows that are read and written at a time: what a stream holds, however long it is. */
const AT_ONCE = 500;
const A_PAGE = 200;
const MOST = 1000;

export const allValuesQuery = z.strictObject({
  format: oneOf(["json", "csv"]).optional(),
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

/** GET handler: the values of all indicators. As CSV without a limit the whole list, written while it is read. */
export const allValues = handler(async (request) => {
  const read = readParameters(request, allValuesQuery);
  if (read.refusal) return read.refusal;
  const { asked } = read;
  const { columns, unknown } = pickedColumns(values.columns, asked.fields);
  if (unknown.length > 0) return problem(request, 400, SEE_ERRORS, [unknownFields(unknown, values.columns)]);
  await askForKnownCodes({ indicator: asked.indicator });
  return asked.format === "csv" && !asked.limit ? streamed(asked, columns) : onePage(asked, columns);
});

async function onePage(asked: Asked, columns: Columns): Promise<Response> {
  const { items, next } = await listEveryValue({
    ...filterOf(asked),
    cursor: asked.cursor,
    pageSize: asked.limit ?? A_PAGE,
  });
  const behind = next && absolute(withQuery(route("/api/v1/values"), { ...asked, cursor: next }));
  const headers = { ...CORS, ...CACHE, ...(behind ? { link: `<${behind}>; rel="next"` } : {}) };
  const rows = items.map((item) => rowOf(item, columns));
  if (asked.format === "csv")
    return new Response(toCsv(rows, Object.keys(columns)), { headers: { ...headers, "content-type": TYPES.csv } });
  const body = { data: rows, next, links: behind ? { next: behind } : {}, ...(await termsOfUse()) };
  return new Response(JSON.stringify(body), { headers: { ...headers, "content-type": TYPES.json } });
}

const rowOf = (item: Parameters<Columns[string]>[0], columns: Columns) =>
  Object.fromEntries(Object.entries(columns).map(([name, cell]) => [name, cell(item)]));

/** All values as a CSV for programs, some at a time, each read when the one before was taken. */
export async function* valuesAsCsv(asked: Asked = {}, columns: Columns = values.columns): AsyncGenerator<string> {
  const names = Object.keys(columns);
  yield toCsv([], names);
  const filter = filterOf(asked);
  for (let cursor = asked.cursor, more = true; more; ) {
    const { items, next } = await listEveryValue({ ...filter, cursor, pageSize: AT_ONCE });
    if (items.length > 0)
      yield withoutHead(
        toCsv(
          items.map((item) => rowOf(item, columns)),
          names,
        ),
      );
    cursor = next ?? undefined;
    more = next !== null;
  }
}

/** Without the mark and the header line, which stand before the first part alone; a header holds no line end. */
export const withoutHead = (csv: string) => csv.slice(csv.indexOf("\r\n") + 2);

function streamed(asked: Asked, columns: Columns): Response {
  const parts = valuesAsCsv(asked, columns);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
  const name = tableFileName("enam-pilar-all-values", "csv");
  return new Response(body, {
    headers: { ...CORS, ...CACHE, "content-type": TYPES.csv, "content-disposition": `attachment; filename="${name}"` },
  });
}
