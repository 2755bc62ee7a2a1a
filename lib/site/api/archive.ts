import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import { values } from "@/lib/city/indicators/dataset";
import type { AnyDataset } from "@/lib/platform/areas/publication";
import { absolute } from "@/lib/platform/datasets/dataset";
import { cityToday, getCity } from "@/lib/platform/settings/published";
import { catalogueAsJson } from "@/lib/site/data/catalogue";
import { columnType } from "@/lib/site/data/column-types";
import { csvwOf } from "@/lib/site/data/csvw";
import { EVERY_DATASET, headingOf, isWhole, WORDS, wordsOf } from "@/lib/site/data/every-dataset";
import { openApi } from "@/lib/site/data/openapi";
import { valuesAsCsv, withoutHead } from "./all-values";
import { handler } from "./handler";
import { toCsv } from "./listing";
import { readParameters } from "./parameters";
import { CORS } from "./problem";
import { noQuery } from "./query";
import { licenceAddress, termsOfUse } from "./terms";
import { WorkbooksBusy } from "./workbook-queue";
import "server-only";

/** Rows of a list that are at hand at a time. */
const AT_ONCE = 1000;
/** Ours: archives that are sent at the same time; each reads everything there is. */
const MOST = 2;
/** Ours: whoever takes nothing for so long gives up a place that others wait for. */
const STALLED_MS = 60_000;

let sending = 0;

type Part = { path: string; text: () => AsyncIterable<string> };

async function* once(text: string | Promise<string>) {
  yield await text;
}

const asJson = (thing: object) => JSON.stringify(thing, null, 2);

async function* listAsCsv({ columns, load }: AnyDataset): AsyncGenerator<string> {
  const names = Object.keys(columns);
  yield toCsv([], names);
  for (let cursor: string | undefined, more = true; more; ) {
    const answer = await load({ cursor, pageSize: AT_ONCE }, {});
    if (!answer) return;
    const rows = answer.items.map((item) =>
      Object.fromEntries(names.map((name) => [name, columns[name]?.(item) ?? null])),
    );
    if (rows.length > 0) yield withoutHead(toCsv(rows, names));
    cursor = answer.next ?? undefined;
    more = answer.next !== null;
  }
}

/** Every column of every list, with what it holds and what it is called in both languages. */
async function dictionary(): Promise<string> {
  const [id, en] = await Promise.all([WORDS.id(), WORDS.en()]);
  const rows = EVERY_DATASET.flatMap((dataset) =>
    Object.keys(dataset.columns).map((column) => ({
      file: `${isWhole(dataset) ? dataset.name : "values"}.csv`,
      column,
      type: columnType(column),
      labelId: headingOf(column, id),
      labelEn: headingOf(column, en),
    })),
  );
  return toCsv(rows, ["file", "column", "type", "labelId", "labelEn"]);
}

async function readme(): Promise<string> {
  const [id, en, terms, today, { name }] = await Promise.all([
    WORDS.id(),
    WORDS.en(),
    termsOfUse(),
    cityToday(),
    getCity(),
  ]);
  const filled = (text: string) =>
    text
      .replaceAll("{city}", name)
      .replaceAll("{day}", today)
      .replaceAll("{license}", licenceAddress())
      .replaceAll("{address}", absolute("/data"))
      .replaceAll(
        "{contact}",
        [terms.contact.name, terms.contact.email, terms.contact.telephone].filter(Boolean).join(", "),
      );
  const lists = (words: typeof id) =>
    EVERY_DATASET.map(
      (dataset) => `- ${isWhole(dataset) ? dataset.name : "values"}.csv: ${wordsOf(dataset, words).description}`,
    ).join("\n");
  return [id, en].map((words) => `${filled(words.DataPage.readme)}\n\n${lists(words)}\n`).join("\n---\n\n");
}

function partsOf(): Part[] {
  const lists = EVERY_DATASET.filter(isWhole).map((dataset) => ({
    path: `${dataset.name}.csv`,
    text: () => listAsCsv(dataset),
  }));
  const described = EVERY_DATASET.map((dataset) => {
    const file = `${isWhole(dataset) ? dataset.name : "values"}.csv`;
    return { path: `${file}-metadata.json`, text: () => once(csvwOf(dataset, file).then(asJson)) };
  });
  return [
    { path: "README.txt", text: () => once(readme()) },
    { path: "dictionary.csv", text: () => once(dictionary()) },
    { path: "catalog.jsonld", text: () => once(catalogueAsJson().then(asJson)) },
    { path: "openapi.json", text: () => once(openApi().then(asJson)) },
    ...lists,
    { path: `${values.name}.csv`, text: () => valuesAsCsv() },
    ...described,
  ];
}

/** Everything as one ZIP, written while it is sent: no list is ever held whole. Its last file has the hash of each other. */
export const archive = handler(async (request) => {
  const { refusal } = readParameters(request, noQuery);
  if (refusal) return refusal;
  const headers = {
    ...CORS,
    "cache-control": "no-store",
    "content-type": "application/zip",
    "content-disposition": `attachment; filename="enam-pilar-data-${await cityToday()}.zip"`,
  };
  // Nobody would read it, nor ever give its place back.
  if (request.method === "HEAD") return new Response(null, { headers });
  if (sending >= MOST) throw new WorkbooksBusy();
  sending += 1;
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.on("error", (error) => output.destroy(error));
  const stalled = setTimeout(() => output.destroy(), STALLED_MS);
  output.once("close", () => {
    clearTimeout(stalled);
    sending -= 1;
  });
  const sums: string[] = [];
  for (const { path, text } of partsOf())
    zip.addReadStreamLazy(path, {}, (give) => give(null, summed(path, text(), sums, output, stalled)));
  zip.addReadStreamLazy("SHA256SUMS", {}, (give) => give(null, Readable.from([sums.join("")])));
  zip.end();
  return new Response(Readable.toWeb(output) as ReadableStream<Uint8Array>, { headers });
});

function summed(
  path: string,
  text: AsyncIterable<string>,
  sums: string[],
  output: Readable,
  stalled: NodeJS.Timeout,
): Readable {
  const hash = createHash("sha256");
  async function* bytes() {
    for await (const part of text) {
      const buffer = Buffer.from(part);
      hash.update(buffer);
      yield buffer;
      stalled.refresh();
    }
    sums.push(`${hash.digest("hex")}  ${path}\n`);
  }
  // yazl does not listen for it; without this a database that goes away would leave the answer open for ever.
  return Readable.from(bytes()).once("error", (error) => output.destroy(error));
}
